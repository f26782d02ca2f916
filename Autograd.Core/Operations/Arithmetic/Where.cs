using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = a where c ≠ 0, else b; da += dy where c ≠ 0; db += dy where c = 0</c></summary>
    /// <remarks>
    /// An infinite derivative of the side that was not taken still makes NaN, as it is multiplied by 0: choose an argument without one first,
    /// <c>Where(x &gt; 0, Where(x &gt; 0, x, 1).Sqrt(), 0)</c>.
    /// </remarks>
    /// <param name="condition">c, a mask such as a comparison gives; has no gradient.</param>
    /// <param name="a">The values where it is not 0; shapes broadcast.</param>
    /// <param name="b">The values where it is 0; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Where<T>(Variable<T> condition, Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => TernaryFormulaOperation<T, WhereFormula>.Apply(WhereFormula.Mask(condition), a, b, default);

    /// <inheritdoc cref="Where{T}(Variable{T}, Variable{T}, Variable{T})"/>
    public static Variable<T> Where<T>(Variable<T> condition, Variable<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Recorder.Elementwise(WhereFormula.Mask(condition), a, new WhereElseNumberFormula<T>(double.CreateTruncating(b)));

    /// <inheritdoc cref="Where{T}(Variable{T}, Variable{T}, Variable{T})"/>
    public static Variable<T> Where<T>(Variable<T> condition, T a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Recorder.Elementwise(WhereFormula.Mask(condition), b, new WhereThenNumberFormula<T>(double.CreateTruncating(a)));

    /// <summary><c>y = a where c ≠ 0, else b</c> with numbers; has no gradient.</summary>
    /// <inheritdoc cref="Where{T}(Variable{T}, Variable{T}, Variable{T})"/>
    public static Variable<T> Where<T>(Variable<T> condition, T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Recorder.Pointwise(WhereFormula.Mask(condition), new RightNumberFormula<T, WhereElseNumberFormula<T>>(new(double.CreateTruncating(b)), a));
}

internal readonly struct WhereFormula : ITernaryFormula, IOperation
{
    public static string Name => "Where";

    public static Reads ReadsForA => Reads.None;

    public static Reads ReadsForB => Reads.First;

    public static Reads ReadsForC => Reads.First;

    /// <summary>The condition, as an input that gets no gradient.</summary>
    public static Variable<T> Mask<T>(Variable<T> condition)
        where T : unmanaged, IFloatingPointIeee754<T> => condition.RequiresGrad ? condition.Detach() : condition;

    public TReal Value<TReal>(TReal condition, TReal a, TReal b)
        where TReal : struct, IReal<TReal> => TReal.IfEqual(condition, TReal.From(0), b, a);

    public TReal Da<TReal>(TReal dy, TReal condition, TReal a, TReal b)
        where TReal : struct, IReal<TReal> => TReal.From(0);

    public TReal Db<TReal>(TReal dy, TReal condition, TReal a, TReal b)
        where TReal : struct, IReal<TReal> => TReal.IfEqual(condition, TReal.From(0), TReal.From(0), dy);

    public TReal Dc<TReal>(TReal dy, TReal condition, TReal a, TReal b)
        where TReal : struct, IReal<TReal> => TReal.IfEqual(condition, TReal.From(0), dy, TReal.From(0));
}

internal readonly struct WhereElseNumberFormula<T>(double otherwise) : IElementwiseFormula<T>, IRealFunction2, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Where";

    public static Reads ReadsForA => Reads.None;

    public static Reads ReadsForB => Reads.First;

    public void Forward(ReadOnlySpan<T> condition, ReadOnlySpan<T> a, Span<T> y) => RealFunction.Map(this, condition, a, y);

    public void Forward(ReadOnlySpan<T> condition, T a, Span<T> y) => RealFunction.Map(this, condition, a, y);

    public void Forward(T condition, ReadOnlySpan<T> a, Span<T> y) => RealFunction.Map(this, condition, a, y);

    public TReal Value<TReal>(TReal condition, TReal a)
        where TReal : struct, IReal<TReal> => default(WhereFormula).Value(condition, a, TReal.From(otherwise));

    public TReal Da<TReal>(TReal dy, TReal condition, TReal a, TReal y)
        where TReal : struct, IReal<TReal> => TReal.From(0);

    public TReal Db<TReal>(TReal dy, TReal condition, TReal a, TReal y)
        where TReal : struct, IReal<TReal> => TReal.IfEqual(condition, TReal.From(0), TReal.From(0), dy);
}

internal readonly struct WhereThenNumberFormula<T>(double then) : IElementwiseFormula<T>, IRealFunction2, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Where";

    public static Reads ReadsForA => Reads.None;

    public static Reads ReadsForB => Reads.First;

    public void Forward(ReadOnlySpan<T> condition, ReadOnlySpan<T> b, Span<T> y) => RealFunction.Map(this, condition, b, y);

    public void Forward(ReadOnlySpan<T> condition, T b, Span<T> y) => RealFunction.Map(this, condition, b, y);

    public void Forward(T condition, ReadOnlySpan<T> b, Span<T> y) => RealFunction.Map(this, condition, b, y);

    public TReal Value<TReal>(TReal condition, TReal b)
        where TReal : struct, IReal<TReal> => default(WhereFormula).Value(condition, TReal.From(then), b);

    public TReal Da<TReal>(TReal dy, TReal condition, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => TReal.From(0);

    public TReal Db<TReal>(TReal dy, TReal condition, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => TReal.IfEqual(condition, TReal.From(0), dy, TReal.From(0));
}
