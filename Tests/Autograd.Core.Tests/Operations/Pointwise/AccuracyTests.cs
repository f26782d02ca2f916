namespace Autograd.Core.Tests.Operations.Pointwise;

/// <summary>Functions where naive formulas lose digits, against values computed with forty digits.</summary>
[TestClass]
public sealed class AccuracyTests
{
    [TestMethod]
    [DataRow("Erf", 1e-12, 1.1283791670955126e-12)]
    [DataRow("Erf", -1e-06, -1.1283791670951364e-06)]
    [DataRow("Erf", 0.3, 0.3286267594591274)]
    [DataRow("Erf", 2.5, 0.999593047982555)]
    [DataRow("Erf", -5.5, -0.9999999999999927)]
    [DataRow("Expm1", 1e-13, 1.00000000000005e-13)]
    [DataRow("Expm1", -1e-05, -9.999950000166666e-06)]
    [DataRow("Expm1", 0.4, 0.49182469764127035)]
    [DataRow("Expm1", -3.0, -0.950212931632136)]
    [DataRow("Log1p", 1e-13, 9.9999999999995e-14)]
    [DataRow("Log1p", -1e-05, -1.0000050000333337e-05)]
    [DataRow("Log1p", 0.4, 0.33647223662121295)]
    [DataRow("Log1p", -0.999, -6.907755278982136)]
    [DataRow("Sinh", 1e-12, 1e-12)]
    [DataRow("Sinh", -1e-05, -1.0000000000166668e-05)]
    [DataRow("Sinh", 0.4, 0.4107523258028155)]
    [DataRow("Tanh", 1e-12, 1e-12)]
    [DataRow("Tanh", -1e-05, -9.999999999666668e-06)]
    [DataRow("Tanh", 0.4, 0.3799489622552249)]
    [DataRow("Asinh", 1e-12, 1e-12)]
    [DataRow("Asinh", -1e-05, -9.999999999833334e-06)]
    [DataRow("Asinh", 0.4, 0.3900353197707153)]
    [DataRow("Atanh", 1e-12, 1e-12)]
    [DataRow("Atanh", -1e-05, -1.0000000000333334e-05)]
    [DataRow("Atanh", 0.4, 0.42364893019360184)]
    [DataRow("Asinh", -1e+200, -461.2101657793691)]
    [DataRow("Acosh", 1.0000000000009095, 1.3486991523485068e-06)]
    [DataRow("LogSigmoid", -800.0, -800.0)]
    [DataRow("LogSigmoid", -40.0, -40.0)]
    [DataRow("LogSigmoid", 40.0, -4.248354255291589e-18)]
    [DataRow("Softplus", -50.0, 1.9287498479639178e-22)]
    [DataRow("Softplus", 19.0, 19.000000005602796)]
    [DataRow("Softplus", 800.0, 800.0)]
    [DataRow("Exp2", 10.0, 1024.0)]
    [DataRow("Log10", 1000.0, 3.0)]
    public void NoDigitsAreLost(string name, double x, double expected)
    {
        // In a vector and behind one.
        foreach (double actual in Call(name, Variable.Full([9], x)).ToArray())
            Assert.IsLessThanOrEqualTo(2e-15 * Math.Abs(expected), Math.Abs(actual - expected), $"{name}({x:R}) is {expected:R}, got {actual:R}");
    }

    private static Variable<double> Call(string name, Variable<double> x) => name switch
    {
        "Erf" => x.Erf(),
        "Expm1" => x.Expm1(),
        "Log1p" => x.Log1p(),
        "Sinh" => x.Sinh(),
        "Tanh" => x.Tanh(),
        "Asinh" => x.Asinh(),
        "Acosh" => x.Acosh(),
        "Atanh" => x.Atanh(),
        "LogSigmoid" => x.LogSigmoid(),
        "Softplus" => x.Softplus(),
        "Exp2" => x.Exp2(),
        "Log10" => x.Log10(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such function."),
    };
}
