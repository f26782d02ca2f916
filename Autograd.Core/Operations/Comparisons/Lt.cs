using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = 1 where a &lt; b, else 0</c>: a mask, which does not require grad.</summary>
    /// <remarks>0 where either is NaN.</remarks>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Lt<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Comparison<T, Less>.Of(a, b);

    /// <inheritdoc cref="Lt{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> Lt<T>(this Variable<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => Comparison<T, Less>.Of(a, b);
}

public readonly partial struct Variable<T>
{
    /// <inheritdoc cref="Variable.Lt{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> operator <(Variable<T> a, Variable<T> b) => a.Lt(b);

    /// <inheritdoc cref="Variable.Lt{T}(Variable{T}, T)"/>
    public static Variable<T> operator <(Variable<T> a, T b) => a.Lt(b);

    /// <inheritdoc cref="Variable.Gt{T}(Variable{T}, T)"/>
    public static Variable<T> operator <(T a, Variable<T> b) => b.Gt(a);
}

internal readonly struct Less : IComparison
{
    public static string Name => "Lt";

    public TReal Value<TReal>(TReal a, TReal b)
        where TReal : struct, IReal<TReal> => TReal.IfLess(a, b, TReal.From(1), TReal.From(0));
}
