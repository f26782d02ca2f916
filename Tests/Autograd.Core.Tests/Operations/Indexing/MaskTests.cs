using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Indexing;

/// <summary>Masks: what counts as true, broadcasting, values that do not come through.</summary>
[TestClass]
public sealed class MaskTests
{
    private static readonly Variable<double> Mask = Variable.Create([1.0, 0, double.NaN, -0.0]);

    [TestMethod]
    public void WhateverIsNotZeroIsTrue()
    {
        var x = Variable.Create([1.0, 2, 3, 4], requiresGrad: true);
        Assert.AreSequenceEqual([9.0, 2, 9, 4], x.MaskedFill(Mask, 9).ToArray());
        Assert.AreSequenceEqual([1.0, 3], x.MaskedSelect(Mask).ToArray());
        (x.MaskedFill(Mask, 9) * 2).Sum().Backward();
        Assert.AreSequenceEqual([0.0, 2, 0, 2], x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void NaNsBehindTheMaskStayThere()
    {
        var x = Variable.Create([double.NaN, 2, double.PositiveInfinity, 4], requiresGrad: true);
        Variable<double> y = x.MaskedFill(Mask, 0);
        Assert.AreSequenceEqual([0.0, 2, 0, 4], y.ToArray());
        y.Backward(Variable.Create([double.NaN, 1, double.NaN, 1]));
        Assert.AreSequenceEqual([0.0, 1, 0, 1], x.Grad!.Value.ToArray());
        Assert.AreSequenceEqual([double.NegativeInfinity, 2], Variable.Create([1.0, 2]).MaskedFill(Variable.Create([1.0, 0]), double.NegativeInfinity).ToArray());
    }

    [TestMethod]
    public void TheFilledInVariableGetsTheGradientOfItsCopies()
    {
        var value = Variable.Scalar(7.0, requiresGrad: true);
        Variable<double> y = Variable.Zeros<double>([3, 4]).MaskedFill(Mask, value);
        Assert.AreEqual(6, y.ToArray().Count(element => element == 7));
        y.Sum().Backward();
        Assert.AreEqual(6, value.Grad!.Value.Item());
        Expect.Error<ArgumentException>(() => y.MaskedFill(Mask, Variable.Ones<double>([1])), "MaskedFill: the value must be a scalar, it is [1]");
    }

    [TestMethod]
    public void MasksBroadcast()
    {
        var x = Variable.Create([1.0, 2], [2, 1], requiresGrad: true);
        Variable<double> selected = x.MaskedSelect(Mask);
        Assert.AreSequenceEqual([1.0, 1, 2, 2], selected.ToArray());
        selected.Backward(Variable.Create([1.0, 10, 100, 1000]));
        Assert.AreSequenceEqual([11.0, 1100], x.Grad!.Value.ToArray());
        Assert.AreEqual<Shape>([0], x.MaskedSelect(Variable.Scalar(0.0)).Shape);
        Expect.Error<ArgumentException>(() => Variable.Zeros<double>([3]).MaskedSelect(Mask), "MaskedSelect: shapes [3] and [4] do not broadcast");
        Expect.Error<ArgumentException>(() => Variable.Zeros<double>([3]).MaskedFill(Mask, 1), "MaskedFill: shapes [3] and [4] do not broadcast");
    }
}
