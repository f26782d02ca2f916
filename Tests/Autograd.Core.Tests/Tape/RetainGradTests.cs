using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tape;

/// <summary>Gradients of results.</summary>
[TestClass]
public sealed class RetainGradTests
{
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0], requiresGrad: true);

    [TestMethod]
    public void TheGradientOfANonLeafIsKeptOnRequest()
    {
        Variable<double> y = 3 * _x, z = y * y;
        y.RetainGrad();
        z.Sum().Backward();
        Assert.IsTrue(y.RetainsGrad);
        Assert.IsFalse(z.RetainsGrad);
        Assert.AreSequenceEqual([6.0, 12.0], y.Grad!.Value.ToArray());
        Assert.IsNull(z.Grad);
    }

    [TestMethod]
    public void TheRootKeepsItsToo()
    {
        Variable<double> y = _x.Sum();
        y.RetainGrad();
        y.Backward(Variable.Scalar(7.0));
        Assert.AreEqual(7, y.Grad!.Value.Item());
    }

    [TestMethod]
    public void KeptGradientsAccumulate()
    {
        Variable<double> y = 3 * _x;
        y.RetainGrad();
        y.Sum().Backward(retainGraph: true);
        Variable<double> grad = y.Grad!.Value;
        y.Sum().Backward();
        Assert.AreEqual(grad, y.Grad);
        Assert.AreSequenceEqual([2.0, 2.0], grad.ToArray());
    }

    [TestMethod]
    public void ALeafKeepsItsAnyway()
    {
        _x.RetainGrad();
        Assert.IsFalse(_x.RetainsGrad);
        _x.Sum().Backward();
        Assert.AreSequenceEqual([1.0, 1.0], _x.Grad!.Value.ToArray());
    }

    /// <summary>As in PyTorch: what is kept is the gradient of the value as it is now.</summary>
    [TestMethod]
    public void AChangeInPlaceDoesNotEndKeeping()
    {
        Variable<double> y = 3 * _x;
        y.RetainGrad();
        y *= 5;
        (2 * y).Sum().Backward();
        Assert.IsTrue(y.RetainsGrad);
        Assert.AreSequenceEqual([2.0, 2.0], y.Grad!.Value.ToArray());
        Assert.AreSequenceEqual([30.0, 30.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void WithoutHistoryThereIsNothingToKeep()
        => Expect.Error<InvalidOperationException>(() => Variable.Scalar(1.0).RetainGrad(), "RetainGrad", "requiresGrad false");
}
