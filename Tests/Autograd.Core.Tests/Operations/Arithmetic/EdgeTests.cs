using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Arithmetic;

/// <summary>Functions of two elements at ties, at zero and at infinity: the value and the gradients that PyTorch gives.</summary>
[TestClass]
public sealed class EdgeTests
{
    private const double Infinity = double.PositiveInfinity, NaN = double.NaN;

    [TestMethod]
    [DataRow("Maximum", 2.0, 2.0, 2.0, 0.5, 0.5)]
    [DataRow("Maximum", NaN, 2.0, NaN, 1.0, 1.0)]
    [DataRow("Minimum", 2.0, 2.0, 2.0, 0.5, 0.5)]
    [DataRow("Minimum", 2.0, NaN, NaN, 1.0, 1.0)]
    [DataRow("Atan2", 0.0, 0.0, 0.0, NaN, NaN)]
    [DataRow("Atan2", 0.0, -1.0, Math.PI, -1.0, 0.0)]
    [DataRow("Hypot", 0.0, 0.0, 0.0, NaN, NaN)]
    [DataRow("Hypot", 3e200, 4e200, 5e200, 0.6, 0.8)]
    [DataRow("LogAddExp", -Infinity, -Infinity, -Infinity, NaN, NaN)]
    [DataRow("LogAddExp", 1000.0, 1000.0, 1000.6931471805599, 0.5, 0.5)]
    [DataRow("LogAddExp", Infinity, 0.0, Infinity, 1.0, 0.0)]
    [DataRow("Xlogy", 0.0, 0.0, 0.0, 0.0, NaN)]
    [DataRow("Xlogy", 0.0, -1.0, 0.0, 0.0, 0.0)]
    [DataRow("Xlogy", 0.0, NaN, NaN, NaN, NaN)]
    [DataRow("Xlogy", 2.0, 0.0, -Infinity, -Infinity, Infinity)]
    [DataRow("Pow", 0.0, 0.0, 1.0, 0.0, 0.0)]
    [DataRow("Pow", 0.0, 2.0, 0.0, 0.0, 0.0)]
    [DataRow("Pow", 0.0, -1.0, Infinity, -Infinity, -Infinity)]
    [DataRow("Pow", -2.0, 2.0, 4.0, -4.0, NaN)]
    [DataRow("ClampMin", 2.0, 2.0, 2.0, 1.0, 0.0)]
    [DataRow("ClampMax", 2.0, 2.0, 2.0, 1.0, 0.0)]
    public void ValueAndGradients(string name, double a, double b, double value, double da, double db)
    {
        // 9 elements are a vector and one more.
        Variable<double> left = Variable.Full([9], a, requiresGrad: true), right = Variable.Full([9], b, requiresGrad: true), y = Call(name, left, right);
        y.Sum().Backward();
        Close.Within(1e-15, [.. Enumerable.Repeat(value, 9)], y);
        Close.Within(1e-15, [.. Enumerable.Repeat(da, 9)], left.Grad!.Value, "gradient of a");
        Close.Within(1e-15, [.. Enumerable.Repeat(db, 9)], right.Grad!.Value, "gradient of b");
    }

    [TestMethod]
    [DataRow(-2.0, 0.0, 1.0, 0.0, 1.0, 0.0)]
    [DataRow(0.0, 0.0, 1.0, 1.0, 0.0, 0.0)]
    [DataRow(1.0, 0.0, 1.0, 1.0, 0.0, 0.0)]
    [DataRow(3.0, 0.0, 1.0, 0.0, 0.0, 1.0)]
    [DataRow(-2.0, 1.0, 1.0, 0.0, 0.0, 0.0)]
    [DataRow(0.0, 2.0, 1.0, 0.0, 0.0, 1.0)]
    public void ClampGivesTheGradientToOneOperandAtMost(double x, double low, double high, double dx, double dlow, double dhigh)
    {
        Variable<double> leaf = Variable.Scalar(x, requiresGrad: true), min = Variable.Scalar(low, requiresGrad: true), max = Variable.Scalar(high, requiresGrad: true);
        leaf.Clamp(min, max).Backward();
        Assert.AreSequenceEqual([dx, dlow, dhigh], (double[])[leaf.Grad!.Value.Item(), min.Grad!.Value.Item(), max.Grad!.Value.Item()]);
    }

    [TestMethod]
    public void LerpReachesBothEnds()
    {
        Variable<double> a = Variable.Scalar(1e30), b = Variable.Scalar(1.0);
        Assert.AreEqual(1e30, a.Lerp(b, 0).Item());
        Assert.AreEqual(1, a.Lerp(b, 1).Item());
        Assert.AreEqual(1, a.Lerp(b, Variable.Scalar(1.0)).Item());
    }

    [TestMethod]
    public void ThreeShapesThatDoNotBroadcastAreNamed()
    {
        Variable<double> a = Variable.Zeros<double>([2, 3]), b = Variable.Zeros<double>([3]), c = Variable.Zeros<double>([4]);
        Expect.Error<ArgumentException>(() => a.Addcmul(b, c), "Addcmul: shapes [2, 3] and [4] do not broadcast");
        Expect.Error<ArgumentException>(() => b.Lerp(c, a), "Lerp: shapes [3] and [4] do not broadcast");
        Expect.Error<ArgumentException>(() => Variable.Where(b, c, 1), "Where", "[3]", "[4]");
    }

    private static Variable<double> Call(string name, Variable<double> a, Variable<double> b) => name switch
    {
        "Maximum" => a.Maximum(b),
        "Minimum" => a.Minimum(b),
        "Atan2" => a.Atan2(b),
        "Hypot" => a.Hypot(b),
        "LogAddExp" => a.LogAddExp(b),
        "Xlogy" => a.Xlogy(b),
        "Pow" => a.Pow(b),
        "ClampMin" => a.ClampMin(b),
        "ClampMax" => a.ClampMax(b),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such function."),
    };
}
