namespace Autograd.Core.Tests.Torch;

/// <content>Functions of two elements or three, with broadcasting.</content>
public static partial class OpInfoDispatch
{
    private static IEnumerable<KeyValuePair<string, Operation>> Arithmetic() =>
    [
        One("add", a => Scaled(a, (x, y) => x + y, (x, y) => x + y)),
        One("sub", a => Scaled(a, (x, y) => x - y, (x, y) => x - y)),
        One("rsub", a => a.Has(2, "alpha") ? a.Variable(1, "other") - (a[0] * a.Number(2, "alpha")) : Reversed(a, (x, y) => x - y, (x, y) => x - y)),
        Binary("mul", (x, y) => x * y, (x, y) => x * y),
        Binary("div.no_rounding_mode", (x, y) => x / y, (x, y) => x / y),
        One("div.floor_rounding", a => Divided(a, "floor").Floor()),
        One("div.trunc_rounding", a => Divided(a, "trunc").Trunc()),
        Binary("true_divide", (x, y) => x / y, (x, y) => x / y),
        Binary("pow", (x, y) => x.Pow(y), (x, y) => x.Pow(y)),
        Binary("float_power", (x, y) => x.Pow(y), (x, y) => x.Pow(y)),
        One("__radd__", a => Reversed(a, (x, y) => x + y, (x, y) => x + y)),
        One("__rsub__", a => Reversed(a, (x, y) => x - y, (x, y) => x - y)),
        One("__rmul__", a => Reversed(a, (x, y) => x * y, (x, y) => x * y)),
        One("__rdiv__", a => Reversed(a, (x, y) => x / y, (x, y) => x / y)),
        One("__rpow__", a => Reversed(a, (x, y) => x.Pow(y), Variable.Pow)),
        Binary("maximum", (x, y) => x.Maximum(y)),
        Binary("max.binary", (x, y) => x.Maximum(y)),
        Binary("minimum", (x, y) => x.Minimum(y)),
        Binary("min.binary", (x, y) => x.Minimum(y)),
        Binary("atan2", (x, y) => x.Atan2(y)),
        Binary("arctan2", (x, y) => x.Atan2(y)),
        Binary("hypot", (x, y) => x.Hypot(y)),
        Binary("logaddexp", (x, y) => x.LogAddExp(y)),
        Binary("xlogy", (x, y) => x.Xlogy(y), (x, y) => x.Xlogy(y)),
        Binary("special.xlogy", (x, y) => x.Xlogy(y), (x, y) => x.Xlogy(y)),
        One("lerp", a => a.IsVariable(2, "weight") ? a[0].Lerp(a[1], a[2]) : a[0].Lerp(a[1], a.Number(2, "weight"))),
        One("addcmul", a => a[0].Addcmul(a[1], a[2], a.Number(3, "value", 1))),
        One("addcdiv", a => a[0].Addcdiv(a[1], a[2], a.Number(3, "value", 1))),
        One("where", Where),
        .. Comparisons(),
    ];

    private static IEnumerable<KeyValuePair<string, Operation>> Comparisons() =>
    [
        Binary("eq", (x, y) => x.Eq(y), (x, y) => x.Eq(y)),
        Binary("ne", (x, y) => x.Ne(y), (x, y) => x.Ne(y)),
        Binary("lt", (x, y) => x.Lt(y), (x, y) => x.Lt(y)),
        Binary("le", (x, y) => x.Le(y), (x, y) => x.Le(y)),
        Binary("gt", (x, y) => x.Gt(y), (x, y) => x.Gt(y)),
        Binary("ge", (x, y) => x.Ge(y), (x, y) => x.Ge(y)),
    ];

    /// <summary>x ∘ alpha · y</summary>
    private static Variable<double> Scaled(OpInfoArguments a, Func<Variable<double>, Variable<double>, Variable<double>> call, Func<Variable<double>, double, Variable<double>> callWithNumber)
    {
        double alpha = a.Number(2, "alpha", 1);
        if (!a.IsVariable(1, "other"))
            return callWithNumber(a[0], a.Number(1, "other") * alpha);
        return call(a[0], alpha == 1 ? a[1] : a[1] * alpha);
    }

    private static Variable<double> Divided(OpInfoArguments a, string rounding)
        => a.Text(int.MaxValue, "rounding_mode", rounding) == rounding ? a[0] / a.Variable(1, "other") : throw new NotSupportedException(rounding);

    /// <summary>The second argument is the left operand: <c>y ∘ x</c>.</summary>
    private static Variable<double> Reversed(OpInfoArguments a, Func<Variable<double>, Variable<double>, Variable<double>> call, Func<double, Variable<double>, Variable<double>> callWithNumber)
        => a.IsVariable(1, "other") ? call(a[1], a[0]) : callWithNumber(a.Number(1, "other"), a[0]);

    /// <summary>In the table the condition comes second, as <c>x.where(condition, y)</c> has it.</summary>
    private static Variable<double> Where(OpInfoArguments a)
    {
        int condition = a.IsMask(a[0]) ? 0 : 1;
        return Variable.Where(a[condition], a[1 - condition], a.Variable(2, "other"));
    }
}
