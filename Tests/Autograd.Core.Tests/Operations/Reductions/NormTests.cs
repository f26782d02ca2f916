using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Reductions;

/// <summary>Norms at zero, at ties, and of every order.</summary>
[TestClass]
public sealed class NormTests
{
    [TestMethod]
    [DataRow(2)]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(1.5)]
    [DataRow(0.5)]
    [DataRow(0)]
    [DataRow(-1)]
    [DataRow(double.PositiveInfinity)]
    public void ZerosHaveNoGradient(double p)
    {
        var x = Variable.Zeros<double>([3], requiresGrad: true);
        Variable<double> y = x.Norm(p);
        y.Backward();
        Assert.AreEqual(0, y.Item());
        Assert.AreSequenceEqual([0.0, 0, 0], x.Grad!.Value.ToArray());
    }

    [TestMethod]
    [DataRow(1, 7, new[] { -1.0, 0, 1 })]
    [DataRow(2, 5, new[] { -0.6, 0, 0.8 })]
    [DataRow(0, 2, new[] { 0.0, 0, 0 })]
    [DataRow(0.5, 13.928203230275509, new[] { -2.1547005383792515, 0, 1.8660254037844386 })]
    [DataRow(double.PositiveInfinity, 4, new[] { 0.0, 0, 1 })]
    [DataRow(double.NegativeInfinity, 0, new[] { 0.0, 0, 0 })]
    public void OfMinusThreeZeroFour(double p, double norm, double[] gradient)
    {
        var x = Variable.Create([-3.0, 0, 4], requiresGrad: true);
        Variable<double> y = x.Norm(p);
        y.Backward();
        Close.Within(1e-14, norm, y.Item());
        Close.Within(1e-14, gradient, x.Grad!.Value);
    }

    [TestMethod]
    public void TheLargestShareTheGradientWithTheirSigns()
    {
        var x = Variable.Create([-2.0, 1, 2], requiresGrad: true);
        x.Norm(double.PositiveInfinity).Backward();
        Assert.AreSequenceEqual([-0.5, 0, 0.5], x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void NothingHasNormZeroWhereASumMakesIt()
    {
        Variable<double> nothing = Variable.Zeros<double>([0, 2]);
        Assert.AreEqual(0, nothing.Norm().Item());
        Assert.AreSequenceEqual([0.0, 0.0], nothing.Norm(1, 0).ToArray());
        Expect.Error<ArgumentException>(() => nothing.Norm(double.PositiveInfinity, 0), "Norm: there is no element to choose", "[0, 2]");
        Expect.Error<ArgumentException>(() => nothing.Norm(-1), "Norm: there is no element to choose");
    }

    [TestMethod]
    public void AScalarCountsAsOneDimension() => Assert.AreEqual(3, Variable.Scalar(-3.0).Norm(2, 0, keepDim: true).Item());
}
