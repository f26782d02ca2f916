namespace Autograd.Core.Tests.Operations.Reductions;

/// <summary>Large, infinite and no exponents.</summary>
[TestClass]
public sealed class LogSumExpTests
{
    private const double Infinity = double.PositiveInfinity;

    [TestMethod]
    public void LargeExponentsDoNotOverflow()
    {
        Assert.AreEqual(1000 + Math.Log(2), Variable.Create([1000.0, 1000]).LogSumExp(0).Item());
        Assert.AreEqual(-1000 + Math.Log(2), Variable.Create([-1000.0, -1000]).LogSumExp(0).Item());
    }

    [TestMethod]
    public void InfinitiesGoThrough()
    {
        Check([-Infinity, -Infinity], -Infinity, [double.NaN, double.NaN]);
        Check([Infinity, 0], Infinity, [double.NaN, 0]);
        Check([-Infinity, 0], 0, [0, 1]);
    }

    [TestMethod]
    public void OfNothingItIsMinusInfinity()
    {
        Assert.AreEqual(-Infinity, Variable.Zeros<double>([0]).LogSumExp(0).Item());
        Assert.AreEqual(-Infinity, Variable.Zeros<double>([0, 2]).LogSumExp([]).Item());
    }

    [TestMethod]
    public void AScalarIsItsOwn() => Assert.AreEqual(3, Variable.Scalar(3.0).LogSumExp(0).Item());

    private static void Check(double[] elements, double value, double[] gradient)
    {
        var x = Variable.Create(elements, requiresGrad: true);
        Variable<double> y = x.LogSumExp(0);
        y.Backward();
        Assert.AreEqual(value, y.Item());
        Assert.AreSequenceEqual(gradient, x.Grad!.Value.ToArray());
    }
}
