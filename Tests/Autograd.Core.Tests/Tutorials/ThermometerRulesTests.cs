using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tutorials;

/// <summary>Acceptance rows 2.1 to 2.3, 2.12 and 2.14: the rules behind the thermometer, its data and its predictions.</summary>
[TestClass]
public sealed class ThermometerRulesTests
{
    private readonly Variable<double> _x = Variable.Create([1.0, 3.0, 2.0], requiresGrad: true);

    [TestMethod]
    public void Row_2_1_WhatCannotBeDifferentiatedLeavesTheGraph()
    {
        Assert.IsFalse(_x.ArgMax().RequiresGrad);
        Assert.IsFalse(_x.Gt(1.5).RequiresGrad);
        Assert.IsFalse(_x.Eq(_x).RequiresGrad);
    }

    [TestMethod]
    public void Row_2_2_EachBackwardAddsOnceFromTheMiddleToo()
    {
        Variable<double> middle = _x * 2, loss = middle.Sum();
        loss.Backward(retainGraph: true);
        Assert.AreSequenceEqual([2.0, 2.0, 2.0], _x.Grad!.Value.ToArray());
        loss.Backward(retainGraph: true);
        Assert.AreSequenceEqual([4.0, 4.0, 4.0], _x.Grad!.Value.ToArray());
        middle.Backward(Variable.Ones<double>([3]));
        Assert.AreSequenceEqual([6.0, 6.0, 6.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void Row_2_3_ZeroingInPlaceStartsAnew()
    {
        _x.Sum().Backward();
        Variable<double> grad = _x.Grad!.Value;
        grad.Zero_();
        Assert.AreSequenceEqual([0.0, 0.0, 0.0], _x.Grad!.Value.ToArray());
        (_x * 3).Sum().Backward();
        Assert.AreSequenceEqual([3.0, 3.0, 3.0], grad.ToArray(), "the gradient that was zeroed is the one that is added to");
    }

    [TestMethod]
    public void Row_2_12_PredictionsAreDetachedToBeDrawn()
    {
        double[] expected = [1.859288, 12.700809, 13.935240, 26.655243, 12.915493, 8.943847, 0.893212, -5.600967, 8.675492, 15.116000, 19.409672];
        var parameters = Variable.Create([5.367089798, -17.301222521], requiresGrad: true);
        var (w, b) = parameters.Unbind();
        Variable<double> predictions = Thermometer.Model(0.1 * Thermometer.UnknownUnits<double>(), w, b);
        Expect.Error<InvalidOperationException>(() => predictions.AsSpan(), "Use Detach().AsSpan() instead");
        double[] drawn = predictions.Detach().AsSpan().ToArray();
        Close.Within(1e-5, expected, Variable.Create(drawn));
    }

    [TestMethod]
    public void Row_2_14_TheData()
    {
        Assert.AreSequenceEqual([0.5, 14, 15, 28, 11, 8, 3, -4, 6, 13, 21], Thermometer.KnownDegrees<double>().ToArray());
        Assert.AreSequenceEqual([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4], Thermometer.UnknownUnits<double>().ToArray());
    }
}
