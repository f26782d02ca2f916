using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = a / b; da += dy / b; db −= dy · (a / b) / b</c></summary>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Div<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Elementwise(a, b, default(DivFormula<T>));

    /// <summary><c>y = a / b; da += dy / b</c> with a number.</summary>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand.</param>
    public static Variable<T> Div<T>(this Variable<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(a, new DivNumberFormula<T>(b));

    /// <summary><c>a ← a / b</c> in place; recorded where a gradient is wanted.</summary>
    /// <param name="a">The variable to change.</param>
    /// <param name="b">The operand; broadcasts to the shape of <paramref name="a"/>.</param>
    /// <returns><paramref name="a"/>.</returns>
    /// <exception cref="InvalidOperationException"><paramref name="a"/> is a leaf that requires grad, or a view of one, outside <see cref="GradMode.NoGrad"/>.</exception>
    public static Variable<T> Div_<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.ElementwiseInPlace(a, b, default(DivFormula<T>));

    /// <inheritdoc cref="Div_{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> Div_<T>(this Variable<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.PointwiseInPlace(a, new DivNumberFormula<T>(b));
}

public readonly partial struct Variable<T>
{
    /// <inheritdoc cref="Variable.Div{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> operator /(Variable<T> a, Variable<T> b) => a.Div(b);

    /// <inheritdoc cref="Variable.Div{T}(Variable{T}, T)"/>
    public static Variable<T> operator /(Variable<T> a, T b) => a.Div(b);

    /// <summary><c>y = a / b; db −= dy · y / b</c> with a number on the left.</summary>
    public static Variable<T> operator /(T a, Variable<T> b) => Recorder.Pointwise(b, new NumberDivFormula<T>(a));

    /// <inheritdoc cref="Variable.Div_{T}(Variable{T}, Variable{T})"/>
    public void operator /=(Variable<T> b) => this.Div_(b);

    /// <inheritdoc cref="Variable.Div_{T}(Variable{T}, Variable{T})"/>
    public void operator /=(T b) => this.Div_(b);
}

internal readonly struct DivFormula<T> : IElementwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Div";

    public static Reads ReadsForA => Reads.Second;

    public static Reads ReadsForB => Reads.First | Reads.Second;

    public void Forward(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Divide(a, b, y);

    public void Forward(ReadOnlySpan<T> a, T b, Span<T> y) => TensorPrimitives.Divide(a, b, y);

    public void Forward(T a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Divide(a, b, y);

    public TReal Da<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => dy / b;

    public TReal Db<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => -dy * ((a / b) / b);
}

internal readonly struct DivNumberFormula<T>(T b) : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Div";

    public static Reads Reads => Reads.None;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Divide(x, b, y);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => dy / TReal.From(double.CreateTruncating(b));
}

internal readonly struct NumberDivFormula<T>(T a) : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Rdiv";

    public static Reads Reads => Reads.First | Reads.Output;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Divide(a, x, y);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => -dy * (y / x);
}
