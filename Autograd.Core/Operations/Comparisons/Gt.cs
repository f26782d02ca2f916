using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = 1 where a &gt; b, else 0</c>: a mask, which does not require grad.</summary>
    /// <remarks>0 where either is NaN.</remarks>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Gt<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Comparison<T, Greater>.Of(a, b);

    /// <inheritdoc cref="Gt{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> Gt<T>(this Variable<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => Comparison<T, Greater>.Of(a, b);
}

public readonly partial struct Variable<T>
{
    /// <inheritdoc cref="Variable.Gt{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> operator >(Variable<T> a, Variable<T> b) => a.Gt(b);

    /// <inheritdoc cref="Variable.Gt{T}(Variable{T}, T)"/>
    public static Variable<T> operator >(Variable<T> a, T b) => a.Gt(b);

    /// <inheritdoc cref="Variable.Lt{T}(Variable{T}, T)"/>
    public static Variable<T> operator >(T a, Variable<T> b) => b.Lt(a);
}

internal readonly struct Greater : IComparison
{
    public static string Name => "Gt";

    public TReal Value<TReal>(TReal a, TReal b)
        where TReal : struct, IReal<TReal> => TReal.IfLess(b, a, TReal.From(1), TReal.From(0));
}
