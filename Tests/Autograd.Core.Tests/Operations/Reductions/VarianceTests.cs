using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Reductions;

/// <summary>Variances and standard deviations of few, equal, and far-away elements.</summary>
[TestClass]
public sealed class VarianceTests
{
    [TestMethod]
    public void TheCorrectionIsTakenFromTheCount()
    {
        var x = Variable.Create([1.0, 2, 3, 4]);
        Close.Within(1e-15, 5.0 / 3, x.Var().Item());
        Close.Within(1e-15, 5.0 / 4, x.Var(correction: 0).Item());
        Close.Within(1e-15, Math.Sqrt(5.0 / 2), x.Std(0, correction: 2).Item());
        Assert.AreEqual<Shape>([1], x.Var([], correction: 0, keepDim: true).Shape);
    }

    [TestMethod]
    public void EqualElementsHaveNoGradient()
    {
        var x = Variable.Full([3], 2.0, requiresGrad: true);
        Variable<double> y = x.Std() + x.Var();
        y.Backward();
        Assert.AreEqual(0, y.Item());
        Assert.AreSequenceEqual([0.0, 0, 0], x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void TooFewElementsHaveNone()
    {
        Assert.AreEqual(double.NaN, Variable.Scalar(2.0).Var().Item());
        Assert.AreEqual(double.NaN, Variable.Zeros<double>([0]).Std().Item());
        Assert.AreEqual(double.PositiveInfinity, Variable.Create([1.0, 2.0]).Var(correction: 3).Item());
        Assert.AreEqual(0, Variable.Scalar(2.0).Var(0, correction: 0).Item());
    }

    [TestMethod]
    public void FarFromZeroTheDigitsStay()
    {
        float[] elements = [.. Enumerable.Range(0, 1_000_000).Select(i => 4096f + (i % 2))];
        Close.Within(1e-6, 0.25, Variable.Create(elements).Var(correction: 0).Item());
        Close.Within(1e-6, 0.5, Variable.Create(elements, [elements.Length, 1]).Std(0, correction: 0).Item());
    }
}
