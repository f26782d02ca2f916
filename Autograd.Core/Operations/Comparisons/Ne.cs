using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = 1 where a ≠ b, else 0</c>: a mask, which does not require grad.</summary>
    /// <remarks>1 where either is NaN. The operator <c>!=</c> tells whether two handles are different variables.</remarks>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Ne<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Comparison<T, NotEqual>.Of(a, b);

    /// <inheritdoc cref="Ne{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> Ne<T>(this Variable<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => Comparison<T, NotEqual>.Of(a, b);
}

internal readonly struct NotEqual : IComparison
{
    public static string Name => "Ne";

    public TReal Value<TReal>(TReal a, TReal b)
        where TReal : struct, IReal<TReal> => TReal.IfEqual(a, b, TReal.From(0), TReal.From(1));
}
