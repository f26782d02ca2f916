namespace Autograd.Core.Tests.Operations.Shaping;

/// <summary>The same elements without history.</summary>
[TestClass]
public sealed class DetachTests
{
    private readonly Variable<double> _x = Variable.Create([10.0, 20.0], requiresGrad: true);

    [TestMethod]
    public void ADetachedVariableIsALeafThatRequiresNoGrad()
    {
        Variable<double> y = _x * 2, detached = y.Detach();
        Assert.IsTrue(detached is { IsLeaf: true, RequiresGrad: false, GradFn: null, Grad: null });
        Assert.IsTrue(y.RequiresGrad);
        Assert.AreEqual(y.Shape, detached.Shape);
    }

    [TestMethod]
    public void ElementsAndVersionAreShared()
    {
        Variable<double> detached = _x.Detach();
        detached.Copy_([1.0, 20.0]);
        Assert.AreSequenceEqual([1.0, 20.0], _x.ToArray());
        Assert.AreEqual(1, _x.Version);
        using (GradMode.NoGrad())
            _x.Fill_(3);
        Assert.AreEqual(3, detached[1].Item());
        Assert.AreEqual(2, detached.Version);
    }

    [TestMethod]
    public void NoGradientFlowsThrough()
    {
        (_x * _x.Detach()).Sum().Backward();
        Assert.AreSequenceEqual([10.0, 20.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void ItCanBecomeALeafOfItsOwn()
    {
        Variable<double> own = _x.Detach().RequiresGrad_();
        (own * own).Sum().Backward();
        Assert.AreSequenceEqual([20.0, 40.0], own.Grad!.Value.ToArray());
        Assert.IsNull(_x.Grad);
    }

    [TestMethod]
    public void TheGradientStaysBehind()
    {
        _x.Sum().Backward();
        Assert.IsNull(_x.Detach().Grad);
    }
}
