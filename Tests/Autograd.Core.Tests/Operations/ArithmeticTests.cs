using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations;

/// <summary>Edges of arithmetic and powers, where PyTorch says what the value and the gradient are.</summary>
[TestClass]
public sealed class ArithmeticTests
{
    [TestMethod]
    public void FunctionsMethodsAndOperatorsAreTheSame()
    {
        Variable<double> a = Variable.Create([6.0]), b = Variable.Create([4.0]);
        double[] operators = [(a + b).Item(), (a - b).Item(), (a * b).Item(), (a / b).Item(), (-a).Item()];
        Assert.AreSequenceEqual(operators, (double[])[a.Add(b).Item(), a.Sub(b).Item(), a.Mul(b).Item(), a.Div(b).Item(), a.Neg().Item()]);
        Assert.AreSequenceEqual(operators, (double[])[Variable.Add(a, b).Item(), Variable.Sub(a, b).Item(), Variable.Mul(a, b).Item(), Variable.Div(a, b).Item(), Variable.Neg(a).Item()]);
        Assert.AreSequenceEqual(operators, (double[])[a.Add(4).Item(), a.Sub(4).Item(), a.Mul(4).Item(), a.Div(4).Item(), (-1 * a).Item()]);
    }

    [TestMethod]
    public void ShapesThatDoNotBroadcastAreNamed()
    {
        Variable<double> a = Variable.Zeros<double>([2, 3]), b = Variable.Zeros<double>([2]);
        Expect.Error<ArgumentException>(() => _ = a + b, "Add: shapes [2, 3] and [2] do not broadcast", "lengths 3 and 2 differ at dimension -1");
        Expect.Error<ArgumentException>(() => _ = a * Variable.Zeros<double>([3, 3]), "Mul", "[2, 3]", "[3, 3]", "lengths 2 and 3", "dimension -2");
        Expect.Error<ArgumentException>(() => _ = a / Variable.Zeros<double>([0]), "Div", "lengths 3 and 0");
        Expect.Error<ArgumentException>(() => _ = a - b, "Sub");
    }

    [TestMethod]
    public void AGradientIsReducedToTheShapeOfTheInput()
    {
        Variable<double> w = Variable.Create([2.0], requiresGrad: true), x = Variable.Ones<double>([20, 1]);
        (w * x).Sum().Backward();
        Assert.AreEqual<Shape>([1], w.Grad!.Value.Shape);
        Assert.AreEqual(20, w.Grad!.Value.Item());
    }

    [TestMethod]
    public void AnInputRepeatedZeroTimesHasAZeroGradient()
    {
        var b = Variable.Create([1.0, 2.0, 3.0], requiresGrad: true);
        (Variable.Zeros<double>([0, 3]) * b).Sum().Backward();
        Assert.AreSequenceEqual([0.0, 0.0, 0.0], b.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void DivisionByZeroIsInfinite()
    {
        var x = Variable.Create([0.0], requiresGrad: true);
        Variable<double> y = 1 / x;
        y.Backward();
        Assert.AreEqual(double.PositiveInfinity, y.Item());
        Assert.AreEqual(double.NegativeInfinity, x.Grad!.Value.Item());
    }

    [TestMethod]
    [DataRow(0.0, 0.0, 1.0, 0.0)]
    [DataRow(0.0, 0.5, 0.0, double.PositiveInfinity)]
    [DataRow(0.0, 1.0, 0.0, 1.0)]
    [DataRow(0.0, 2.0, 0.0, 0.0)]
    [DataRow(0.0, 3.0, 0.0, 0.0)]
    [DataRow(-2.0, 3.0, -8.0, 12.0)]
    [DataRow(-2.0, -1.0, -0.5, -0.25)]
    [DataRow(-2.0, 0.5, double.NaN, double.NaN)]
    [DataRow(double.NaN, 0.0, 1.0, 0.0)]
    public void Powers(double x, double n, double value, double slope)
    {
        foreach (int length in new[] { 1, 67 })
        {
            Variable<double> variable = Variable.Full([length], x, requiresGrad: true), y = variable.Pow(n);
            y.Sum().Backward();
            Close.Within(1e-15, [.. Enumerable.Repeat(value, length)], y);
            Close.Within(1e-15, [.. Enumerable.Repeat(slope, length)], variable.Grad!.Value, "gradient");
        }
    }

    [TestMethod]
    public void HalfPrecisionWorksToo()
    {
        var x = Variable.Create([(Half)1, (Half)2, (Half)3], requiresGrad: true);
        Variable<Half> y = (x * x).Sum() / (Half)2;
        y.Backward();
        Assert.AreEqual((Half)7, y.Item());
        Assert.AreSequenceEqual(x.ToArray(), x.Grad!.Value.ToArray());
    }
}
