using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = 1 where a = b, else 0</c>: a mask, which does not require grad.</summary>
    /// <remarks>0 where either is NaN. The operator <c>==</c> tells whether two handles are the same variable.</remarks>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Eq<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Comparison<T, Equal>.Of(a, b);

    /// <inheritdoc cref="Eq{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> Eq<T>(this Variable<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => Comparison<T, Equal>.Of(a, b);
}

internal readonly struct Equal : IComparison
{
    public static string Name => "Eq";

    public TReal Value<TReal>(TReal a, TReal b)
        where TReal : struct, IReal<TReal> => TReal.IfEqual(a, b, TReal.From(1), TReal.From(0));
}
