using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = 1 where a ≤ b, else 0</c>: a mask, which does not require grad.</summary>
    /// <remarks>0 where either is NaN.</remarks>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Le<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Comparison<T, LessOrEqual>.Of(a, b);

    /// <inheritdoc cref="Le{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> Le<T>(this Variable<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => Comparison<T, LessOrEqual>.Of(a, b);
}

public readonly partial struct Variable<T>
{
    /// <inheritdoc cref="Variable.Le{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> operator <=(Variable<T> a, Variable<T> b) => a.Le(b);

    /// <inheritdoc cref="Variable.Le{T}(Variable{T}, T)"/>
    public static Variable<T> operator <=(Variable<T> a, T b) => a.Le(b);

    /// <inheritdoc cref="Variable.Ge{T}(Variable{T}, T)"/>
    public static Variable<T> operator <=(T a, Variable<T> b) => b.Ge(a);
}

internal readonly struct LessOrEqual : IComparison
{
    public static string Name => "Le";

    public TReal Value<TReal>(TReal a, TReal b)
        where TReal : struct, IReal<TReal> => TReal.IfLessOrEqual(a, b, TReal.From(1), TReal.From(0));
}
