namespace Autograd.Core.Tests.Tape;

/// <summary>Gradients of leaves add up until they are zeroed.</summary>
[TestClass]
public sealed class AccumulationTests
{
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0], requiresGrad: true);

    [TestMethod]
    public void EachPassAdds()
    {
        for (int pass = 1; pass <= 3; pass++)
        {
            (_x * _x).Sum().Backward();
            Assert.AreSequenceEqual([2.0 * pass, 4.0 * pass], _x.Grad!.Value.ToArray());
        }
    }

    [TestMethod]
    public void TheGradientStaysTheSameVariableAndItsVersionRises()
    {
        _x.Sum().Backward();
        Variable<double> grad = _x.Grad!.Value;
        int version = grad.Version;
        _x.Sum().Backward();
        Assert.AreEqual(grad, _x.Grad);
        Assert.AreEqual(version + 1, grad.Version);
        Assert.AreSequenceEqual([2.0, 2.0], grad.ToArray());
    }

    [TestMethod]
    public void TheGradientIsALeafWithoutHistory()
    {
        (_x * _x).Sum().Backward();
        Variable<double> grad = _x.Grad!.Value;
        Assert.IsTrue(grad.IsLeaf);
        Assert.IsFalse(grad.RequiresGrad);
        Assert.IsNull(grad.Grad);
        Assert.AreEqual(_x.Shape, grad.Shape);
    }

    [TestMethod]
    public void ZeroingInPlaceBeginsAnew()
    {
        _x.Sum().Backward();
        Variable<double> grad = _x.Grad!.Value;
        grad.Zero_();
        (3 * _x).Sum().Backward();
        Assert.AreSequenceEqual([3.0, 3.0], grad.ToArray());
    }

    [TestMethod]
    public void TheGradientIsNoViewOfTheGivenOne()
    {
        var given = Variable.Create([5.0, 6.0]);
        _x.Backward(given);
        given.Zero_();
        Assert.AreSequenceEqual([5.0, 6.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void SeveralLeavesShareAPassAndKeepTheirOwn()
    {
        var y = Variable.Create([3.0, 4.0], requiresGrad: true);
        (_x * y).Sum().Backward();
        _x.Sum().Backward();
        Assert.AreSequenceEqual([4.0, 5.0], _x.Grad!.Value.ToArray());
        Assert.AreSequenceEqual([1.0, 2.0], y.Grad!.Value.ToArray());
    }
}
