using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests;

/// <summary>Which variables require grad, and who may change that.</summary>
[TestClass]
public sealed class RequiresGradTests
{
    private readonly Variable<double> _leaf = Variable.Create([1.0, 2.0], requiresGrad: true);
    private readonly Variable<double> _plain = Variable.Create([3.0, 4.0]);

    [TestMethod]
    public void AResultRequiresGradWhereAnyInputDoes()
    {
        Assert.IsTrue((_leaf + _plain).RequiresGrad);
        Assert.IsTrue((_plain + _leaf).RequiresGrad);
        Assert.IsFalse((_plain + _plain).RequiresGrad);
        Assert.IsTrue((_plain + _plain).IsLeaf);
    }

    [TestMethod]
    public void OnlyWhatRequiresGradReceivesOne()
    {
        (_leaf * _plain).Sum().Backward();
        Assert.IsNotNull(_leaf.Grad);
        Assert.IsNull(_plain.Grad);
    }

    [TestMethod]
    public void ALeafCanBeSwitchedOnAndOff()
    {
        Assert.AreEqual(_plain, _plain.RequiresGrad_());
        Assert.IsTrue(_plain.RequiresGrad);
        Assert.IsTrue((_plain * 2).RequiresGrad);
        _plain.RequiresGrad_(false);
        Assert.IsFalse((_plain * 2).RequiresGrad);
    }

    [TestMethod]
    public void ANonLeafCannotBeSwitchedOff()
    {
        Variable<double> y = _leaf * 2;
        Expect.Error<InvalidOperationException>(() => y.RequiresGrad_(false), "RequiresGrad_", "only change requiresGrad flags of leaf variables", "Detach()");
        Assert.AreEqual(y, y.RequiresGrad_(true));
        Assert.IsTrue(y.RequiresGrad);
    }

    [TestMethod]
    public void AResultUnderNoGradIsALeafThatCanBeSwitchedOn()
    {
        Variable<double> y;
        using (GradMode.NoGrad())
            y = _leaf * 2;
        y.RequiresGrad_();
        (y * 3).Sum().Backward();
        Assert.AreSequenceEqual([3.0, 3.0], y.Grad!.Value.ToArray());
        Assert.IsNull(_leaf.Grad);
    }
}
