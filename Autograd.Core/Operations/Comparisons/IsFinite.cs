using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = 1 where x is neither infinite nor NaN, else 0</c>: a mask, which does not require grad.</summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> IsFinite<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Comparison<T, FiniteDifference>.Of(x, x);
}

/// <summary>Whether the difference of an element and itself is 0.</summary>
internal readonly struct FiniteDifference : IComparison
{
    public static string Name => "IsFinite";

    public TReal Value<TReal>(TReal a, TReal b)
        where TReal : struct, IReal<TReal> => TReal.IfEqual(a - b, TReal.From(0), TReal.From(1), TReal.From(0));
}
