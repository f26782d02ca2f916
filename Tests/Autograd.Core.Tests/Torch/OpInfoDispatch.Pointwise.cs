namespace Autograd.Core.Tests.Torch;

/// <content>Functions of one element.</content>
public static partial class OpInfoDispatch
{
    private static IEnumerable<KeyValuePair<string, Operation>> Pointwise() =>
    [
        Unary("abs", x => x.Abs()),
        Unary("acos", x => x.Acos()),
        Unary("acosh", x => x.Acosh()),
        Unary("asin", x => x.Asin()),
        Unary("asinh", x => x.Asinh()),
        Unary("atan", x => x.Atan()),
        Unary("atanh", x => x.Atanh()),
        Unary("ceil", x => x.Ceil()),
        Unary("clone", x => x.Clone()),
        Unary("cos", x => x.Cos()),
        Unary("cosh", x => x.Cosh()),
        Unary("erf", x => x.Erf()),
        Unary("exp", x => x.Exp()),
        Unary("exp2", x => x.Exp2()),
        Unary("expm1", x => x.Expm1()),
        Unary("floor", x => x.Floor()),
        Unary("isfinite", x => x.IsFinite()),
        Unary("isnan", x => x.IsNan()),
        Unary("log", x => x.Log()),
        Unary("log10", x => x.Log10()),
        Unary("log1p", x => x.Log1p()),
        Unary("log2", x => x.Log2()),
        Unary("neg", x => x.Neg()),
        Unary("reciprocal", x => x.Reciprocal()),
        One("round", a => a[0].Round(a.Int(1, "decimals", 0))),
        One("round.decimals_0", a => a[0].Round(a.Int(1, "decimals", 0))),
        One("round.decimals_3", a => a[0].Round(a.Int(1, "decimals", 3))),
        One("round.decimals_neg_3", a => a[0].Round(a.Int(1, "decimals", -3))),
        Unary("rsqrt", x => x.Rsqrt()),
        Unary("sgn", x => x.Sign()),
        Unary("sigmoid", x => x.Sigmoid()),
        Unary("sign", x => x.Sign()),
        Unary("sin", x => x.Sin()),
        Unary("sinh", x => x.Sinh()),
        Unary("special.expit", x => x.Sigmoid()),
        Unary("sqrt", x => x.Sqrt()),
        Unary("square", x => x.Square()),
        Unary("tan", x => x.Tan()),
        Unary("tanh", x => x.Tanh()),
        Unary("trunc", x => x.Trunc()),
        .. Activations(),
        .. Clamps(),
    ];

    private static IEnumerable<KeyValuePair<string, Operation>> Activations() =>
    [
        One("nn.functional.elu", a => a[0].Elu(a.Number(1, "alpha", 1))),
        One("nn.functional.gelu", a => a[0].Gelu(a.Text(1, "approximate", "none") == "tanh" ? GeluApproximation.Tanh : GeluApproximation.None)),
        One("nn.functional.hardtanh", a => a[0].Hardtanh(a.Number(1, "min_val", -1), a.Number(2, "max_val", 1))),
        One("nn.functional.leaky_relu", a => a[0].LeakyRelu(a.Number(1, "negative_slope", 0.01))),
        Unary("nn.functional.logsigmoid", x => x.LogSigmoid()),
        Unary("nn.functional.relu", x => x.Relu()),
        Unary("nn.functional.relu6", x => x.Relu6()),
        Unary("nn.functional.selu", x => x.Selu()),
        Unary("nn.functional.sigmoid", x => x.Sigmoid()),
        Unary("nn.functional.silu", x => x.Silu()),
        One("nn.functional.softplus", a => a[0].Softplus(a.Number(1, "beta", 1), a.Number(2, "threshold", 20))),
        Unary("nn.functional.softsign", x => x.Softsign()),
        Unary("nn.functional.tanh", x => x.Tanh()),
        Unary("nn.functional.tanhshrink", x => x - x.Tanh()),
    ];

    private static IEnumerable<KeyValuePair<string, Operation>> Clamps() =>
    [
        One("clamp", Clamp),
        One("clip", Clamp),
        One("clamp_min", a => a.IsVariable(1, "min") ? a[0].ClampMin(a[1]) : a[0].ClampMin(a.Number(1, "min"))),
        One("clamp_max", a => a.IsVariable(1, "max") ? a[0].ClampMax(a[1]) : a[0].ClampMax(a.Number(1, "max"))),
    ];

    private static Variable<double> Clamp(OpInfoArguments a)
    {
        bool hasMin = a.Has(1, "min"), hasMax = a.Has(2, "max");
        if (a.IsVariable(1, "min") || a.IsVariable(2, "max"))
        {
            return (hasMin, hasMax) switch
            {
                (true, true) => a[0].Clamp(a.Variable(1, "min"), a.Variable(2, "max")),
                (true, false) => a[0].ClampMin(a.Variable(1, "min")),
                _ => a[0].ClampMax(a.Variable(2, "max")),
            };
        }

        return (hasMin, hasMax) switch
        {
            (true, true) => a[0].Clamp(a.Number(1, "min"), a.Number(2, "max")),
            (true, false) => a[0].ClampMin(a.Number(1, "min")),
            _ => a[0].ClampMax(a.Number(2, "max")),
        };
    }
}
