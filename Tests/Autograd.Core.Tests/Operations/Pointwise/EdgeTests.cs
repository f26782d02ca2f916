using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Pointwise;

/// <summary>Functions of one element where they bend, break or end: the value and the gradient that PyTorch gives.</summary>
[TestClass]
public sealed class EdgeTests
{
    private const double Infinity = double.PositiveInfinity, NaN = double.NaN;

    [TestMethod]
    [DataRow("Abs", 0.0, 0.0, 0.0)]
    [DataRow("Abs", -Infinity, Infinity, -1.0)]
    [DataRow("Sqrt", 0.0, 0.0, Infinity)]
    [DataRow("Sqrt", -1.0, NaN, NaN)]
    [DataRow("Rsqrt", 0.0, Infinity, -Infinity)]
    [DataRow("Reciprocal", 0.0, Infinity, -Infinity)]
    [DataRow("Log", 0.0, -Infinity, Infinity)]
    [DataRow("Log1p", -1.0, -Infinity, Infinity)]
    [DataRow("Log1p", Infinity, Infinity, 0.0)]
    [DataRow("Exp", -Infinity, 0.0, 0.0)]
    [DataRow("Expm1", -Infinity, -1.0, 0.0)]
    [DataRow("Expm1", Infinity, Infinity, Infinity)]
    [DataRow("Asin", 1.0, Math.PI / 2, Infinity)]
    [DataRow("Acos", -1.0, Math.PI, -Infinity)]
    [DataRow("Acosh", 1.0, 0.0, Infinity)]
    [DataRow("Atanh", 1.0, Infinity, Infinity)]
    [DataRow("Tanh", -Infinity, -1.0, 0.0)]
    [DataRow("Erf", -Infinity, -1.0, 0.0)]
    [DataRow("Erf", NaN, NaN, NaN)]
    [DataRow("Sigmoid", -1000.0, 0.0, 0.0)]
    [DataRow("Sigmoid", 1000.0, 1.0, 0.0)]
    [DataRow("LogSigmoid", -1000.0, -1000.0, 1.0)]
    [DataRow("LogSigmoid", 0.0, -0.6931471805599453, 0.5)]
    [DataRow("LogSigmoid", 1000.0, 0.0, 0.0)]
    [DataRow("Softplus", -1000.0, 0.0, 0.0)]
    [DataRow("Softplus", 1000.0, 1000.0, 1.0)]
    [DataRow("Relu", 0.0, 0.0, 0.0)]
    [DataRow("Relu", NaN, NaN, 1.0)]
    [DataRow("LeakyRelu", 0.0, 0.0, 0.1)]
    [DataRow("Elu", 0.0, 0.0, 1.0)]
    [DataRow("Elu", -1000.0, -1.0, 0.0)]
    [DataRow("Elu", 1000.0, 1000.0, 1.0)]
    [DataRow("Silu", -1000.0, -0.0, 0.0)]
    [DataRow("Softsign", 0.0, 0.0, 1.0)]
    [DataRow("Hardtanh", -1.0, -1.0, 0.0)]
    [DataRow("Hardtanh", 1.0, 1.0, 0.0)]
    [DataRow("Relu6", 0.0, 0.0, 0.0)]
    [DataRow("Relu6", 6.0, 6.0, 0.0)]
    [DataRow("Sign", -0.0, 0.0, 0.0)]
    [DataRow("Sign", NaN, 0.0, 0.0)]
    [DataRow("Round", 0.5, 0.0, 0.0)]
    [DataRow("Round", 1.5, 2.0, 0.0)]
    [DataRow("Round", -2.5, -2.0, 0.0)]
    [DataRow("Round to hundreds", 1250.0, 1200.0, 0.0)]
    [DataRow("Trunc", -1.75, -1.0, 0.0)]
    [DataRow("Clamp", -1.0, -1.0, 1.0)]
    [DataRow("Clamp", 1.0, 1.0, 1.0)]
    [DataRow("Clamp", 1.5, 1.0, 0.0)]
    [DataRow("Clamp", NaN, NaN, 0.0)]
    [DataRow("Clamp upside down", 0.0, -1.0, 0.0)]
    [DataRow("ClampMin", -1.0, -1.0, 1.0)]
    [DataRow("ClampMax", -1.0, -1.0, 1.0)]
    [DataRow("0 to the power", 0.0, 1.0, 0.0)]
    [DataRow("0 to the power", -1.0, Infinity, -Infinity)]
    public void ValueAndGradient(string name, double x, double value, double slope)
    {
        // 9 elements are a vector and one more.
        Variable<double> leaf = Variable.Full([9], x, requiresGrad: true), y = Call(name, leaf);
        y.Sum().Backward();
        Close.Within(1e-15, [.. Enumerable.Repeat(value, 9)], y);
        Close.Within(1e-15, [.. Enumerable.Repeat(slope, 9)], leaf.Grad!.Value, "gradient");
    }

    [TestMethod]
    public void HardtanhNeedsItsBoundsInOrder()
        => Expect.Error<ArgumentException>(() => Variable.Ones<double>([1]).Hardtanh(2, 1), "Hardtanh: min must not be greater than max, min is 2 and max is 1");

    [TestMethod]
    public void GeluNeedsAnApproximationThatExists()
        => Expect.Error<ArgumentOutOfRangeException>(() => Variable.Ones<double>([1]).Gelu((GeluApproximation)7), "Gelu: 7 is no approximation");

    private static Variable<double> Call(string name, Variable<double> x) => name switch
    {
        "Abs" => x.Abs(),
        "Sqrt" => x.Sqrt(),
        "Rsqrt" => x.Rsqrt(),
        "Reciprocal" => x.Reciprocal(),
        "Log" => x.Log(),
        "Log1p" => x.Log1p(),
        "Exp" => x.Exp(),
        "Expm1" => x.Expm1(),
        "Asin" => x.Asin(),
        "Acos" => x.Acos(),
        "Acosh" => x.Acosh(),
        "Atanh" => x.Atanh(),
        "Tanh" => x.Tanh(),
        "Erf" => x.Erf(),
        "Sigmoid" => x.Sigmoid(),
        "LogSigmoid" => x.LogSigmoid(),
        "Softplus" => x.Softplus(),
        "Relu" => x.Relu(),
        "LeakyRelu" => x.LeakyRelu(0.1),
        "Elu" => x.Elu(),
        "Silu" => x.Silu(),
        "Softsign" => x.Softsign(),
        "Hardtanh" => x.Hardtanh(),
        "Relu6" => x.Relu6(),
        "Sign" => x.Sign(),
        "Round" => x.Round(),
        "Round to hundreds" => x.Round(-2),
        "Trunc" => x.Trunc(),
        "Clamp" => x.Clamp(-1, 1),
        "Clamp upside down" => x.Clamp(1, -1),
        "ClampMin" => x.ClampMin(-1),
        "ClampMax" => x.ClampMax(-1),
        "0 to the power" => Variable.Pow(0, x),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such function."),
    };
}
