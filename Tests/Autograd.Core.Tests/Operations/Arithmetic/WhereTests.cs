namespace Autograd.Core.Tests.Operations.Arithmetic;

/// <summary>Choosing by a mask.</summary>
[TestClass]
public sealed class WhereTests
{
    [TestMethod]
    public void WhatIsNotZeroIsTrue()
    {
        var mask = Variable.Create([0.0, -0.0, 1.0, -3.0, double.NaN, double.Epsilon]);
        Assert.AreSequenceEqual([0.0, 0.0, 1.0, 1.0, 1.0, 1.0], Variable.Where(mask, 1, 0).ToArray());
    }

    [TestMethod]
    public void NumbersAndVariablesGiveTheSame()
    {
        Variable<double> mask = Variable.Create([0.0, 1.0]), two = Variable.Full([2], 2.0), three = Variable.Full([2], 3.0);
        double[] expected = Variable.Where(mask, two, three).ToArray();
        Assert.AreSequenceEqual([3.0, 2.0], expected);
        Assert.AreSequenceEqual(expected, Variable.Where(mask, 2, three).ToArray());
        Assert.AreSequenceEqual(expected, Variable.Where(mask, two, 3).ToArray());
        Assert.AreSequenceEqual(expected, Variable.Where(mask, 2, 3).ToArray());
    }

    [TestMethod]
    public void TheMaskGetsNoGradient()
    {
        Variable<double> mask = Variable.Create([0.0, 1.0], requiresGrad: true), x = Variable.Create([5.0, 6.0], requiresGrad: true);
        Variable.Where(mask, x, 0).Sum().Backward();
        Assert.IsNull(mask.Grad);
        Assert.AreSequenceEqual([0.0, 1.0], x.Grad!.Value.ToArray());
        Assert.IsFalse(Variable.Where(mask, 1, 0).RequiresGrad);
    }

    [TestMethod]
    public void AnInfiniteDerivativeOnTheOtherSideMakesNaN()
    {
        var x = Variable.Create([-1.0, 0.0, 4.0], requiresGrad: true);
        Variable.Where(x > 0, x.Sqrt(), 0).Sum().Backward();
        Assert.AreSequenceEqual([double.NaN, double.NaN, 0.25], x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AHarmlessArgumentOnTheOtherSideDoesNot()
    {
        var x = Variable.Create([-1.0, 0.0, 4.0], requiresGrad: true);
        Variable.Where(x > 0, Variable.Where(x > 0, x, 1).Sqrt(), 0).Sum().Backward();
        Assert.AreSequenceEqual([0.0, 0.0, 0.25], x.Grad!.Value.ToArray());
    }
}
