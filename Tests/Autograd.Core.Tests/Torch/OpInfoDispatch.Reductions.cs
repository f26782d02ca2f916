namespace Autograd.Core.Tests.Torch;

/// <content>Many elements become one.</content>
public static partial class OpInfoDispatch
{
    private static IEnumerable<KeyValuePair<string, Operation>> Reductions() =>
    [
        One("sum", a => a.Has(1, "dim") ? a[0].Sum(a.Ints(1, "dim"), Keep(a)) : a[0].Sum()),
        One("mean", a => a.Has(1, "dim") ? a[0].Mean(a.Ints(1, "dim"), Keep(a)) : a[0].Mean()),
        One("prod", a => a.Has(1, "dim") ? a[0].Prod(a.Int(1, "dim"), Keep(a)) : a[0].Prod()),
        One("amax", a => a[0].Amax(a.Ints(1, "dim") ?? [], Keep(a))),
        One("amin", a => a[0].Amin(a.Ints(1, "dim") ?? [], Keep(a))),
        Unary("max.reduction_no_dim", x => x.Max()),
        Unary("min.reduction_no_dim", x => x.Min()),
        Many("max.reduction_with_dim", a => Both(a[0].Max(a.Int(1, "dim"), Keep(a)))),
        Many("min.reduction_with_dim", a => Both(a[0].Min(a.Int(1, "dim"), Keep(a)))),
        One("argmax", a => a[0].ArgMax(a.Has(1, "dim") ? a.Int(1, "dim") : null, Keep(a))),
        One("argmin", a => a[0].ArgMin(a.Has(1, "dim") ? a.Int(1, "dim") : null, Keep(a))),
        One("var", a => a[0].Var(DimsOfVariance(a), Correction(a), KeepLast(a))),
        One("std", a => a[0].Std(DimsOfVariance(a), Correction(a), KeepLast(a))),
        Many("var_mean", a => [a[0].Var(DimsOfVariance(a), Correction(a), KeepLast(a)), a[0].Mean(DimsOfVariance(a), KeepLast(a))]),
        Many("std_mean", a => [a[0].Std(DimsOfVariance(a), Correction(a), KeepLast(a)), a[0].Mean(DimsOfVariance(a), KeepLast(a))]),
        One("norm", a => a[0].Norm(Order(a), a.Ints(2, "dim") ?? [], a.Flag(3, "keepdim"))),
        One("norm.fro", a => a[0].Norm(Order(a), a.Ints(2, "dim") ?? [], a.Flag(3, "keepdim"))),
        One("norm.inf", a => a[0].Norm(Order(a), a.Ints(2, "dim") ?? [], a.Flag(3, "keepdim"))),
        One("linalg.vector_norm", a => a[0].Norm(a.Number(1, "ord", 2), a.Ints(2, "dim") ?? [], a.Flag(3, "keepdim"))),
        One("logsumexp", a => a[0].LogSumExp(a.Ints(1, "dim"), Keep(a))),
        One("cumsum", a => a[0].CumSum(a.Int(1, "dim"))),
        Unary("trace", x => x.Trace()),
    ];

    private static Variable<double>[] Both(ValuesAndIndices<double> result) => [result.Values, result.Indices];

    private static bool Keep(OpInfoArguments a) => a.Flag(2, "keepdim");

    private static bool KeepLast(OpInfoArguments a) => a.Flag(3, "keepdim");

    /// <summary>The form <c>var(unbiased)</c>: a truth value in the place of the dimensions.</summary>
    private static bool IsUnbiased(OpInfoArguments a) => a.Get(1, "dim") is bool;

    private static int[] DimsOfVariance(OpInfoArguments a) => IsUnbiased(a) ? [] : a.Ints(1, "dim") ?? [];

    /// <summary><c>correction</c> is newer than <c>unbiased</c>; without either it is 1.</summary>
    private static double Correction(OpInfoArguments a)
    {
        if (IsUnbiased(a))
            return a.Flag(1, "dim") ? 1 : 0;
        return a.Has(2, "unbiased") ? a.Flag(2, "unbiased") ? 1 : 0 : a.Number(int.MaxValue, "correction", 1);
    }

    /// <summary>The order of a norm, a number or a name; by default that of Frobenius.</summary>
    private static double Order(OpInfoArguments a) => a.Get(1, "p") switch
    {
        null or "fro" => 2,
        object order => OpInfoArguments.ToNumber(order),
    };
}
