using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = a − b; da += dy; db −= dy</c></summary>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Sub<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Elementwise(a, b, default(SubFormula<T>));

    /// <summary><c>y = a − b; da += dy</c> with a number.</summary>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand.</param>
    public static Variable<T> Sub<T>(this Variable<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(a, new SubNumberFormula<T>(b));

    /// <summary><c>a ← a - b</c> in place; recorded where a gradient is wanted.</summary>
    /// <param name="a">The variable to change.</param>
    /// <param name="b">The operand; broadcasts to the shape of <paramref name="a"/>.</param>
    /// <returns><paramref name="a"/>.</returns>
    /// <exception cref="InvalidOperationException"><paramref name="a"/> is a leaf that requires grad, or a view of one, outside <see cref="GradMode.NoGrad"/>.</exception>
    public static Variable<T> Sub_<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.ElementwiseInPlace(a, b, default(SubFormula<T>));

    /// <inheritdoc cref="Sub_{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> Sub_<T>(this Variable<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.PointwiseInPlace(a, new SubNumberFormula<T>(b));
}

public readonly partial struct Variable<T>
{
    /// <inheritdoc cref="Variable.Sub{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> operator -(Variable<T> a, Variable<T> b) => a.Sub(b);

    /// <inheritdoc cref="Variable.Sub{T}(Variable{T}, T)"/>
    public static Variable<T> operator -(Variable<T> a, T b) => a.Sub(b);

    /// <summary><c>y = a − b; db −= dy</c> with a number on the left.</summary>
    public static Variable<T> operator -(T a, Variable<T> b) => Recorder.Pointwise(b, new NumberSubFormula<T>(a));

    /// <inheritdoc cref="Variable.Sub_{T}(Variable{T}, Variable{T})"/>
    public void operator -=(Variable<T> b) => this.Sub_(b);

    /// <inheritdoc cref="Variable.Sub_{T}(Variable{T}, Variable{T})"/>
    public void operator -=(T b) => this.Sub_(b);
}

internal readonly struct SubFormula<T> : IElementwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Sub";

    public static Reads ReadsForA => Reads.None;

    public static Reads ReadsForB => Reads.None;

    public void Forward(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Subtract(a, b, y);

    public void Forward(ReadOnlySpan<T> a, T b, Span<T> y) => TensorPrimitives.Subtract(a, b, y);

    public void Forward(T a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Subtract(a, b, y);

    public TReal Da<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => dy;

    public TReal Db<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => -dy;
}

internal readonly struct SubNumberFormula<T>(T b) : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Sub";

    public static Reads Reads => Reads.None;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Subtract(x, b, y);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => dy;
}

internal readonly struct NumberSubFormula<T>(T a) : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Rsub";

    public static Reads Reads => Reads.None;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Subtract(a, x, y);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => -dy;
}
