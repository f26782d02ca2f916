using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = a · b; da += dy · b; db += dy · a</c></summary>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Mul<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Elementwise(a, b, default(MulFormula<T>));

    /// <summary><c>y = a · b; da += dy · b</c> with a number.</summary>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand.</param>
    public static Variable<T> Mul<T>(this Variable<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(a, new MulNumberFormula<T>(b));

    /// <summary><c>a ← a * b</c> in place; recorded where a gradient is wanted.</summary>
    /// <param name="a">The variable to change.</param>
    /// <param name="b">The operand; broadcasts to the shape of <paramref name="a"/>.</param>
    /// <returns><paramref name="a"/>.</returns>
    /// <exception cref="InvalidOperationException"><paramref name="a"/> is a leaf that requires grad, or a view of one, outside <see cref="GradMode.NoGrad"/>.</exception>
    public static Variable<T> Mul_<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.ElementwiseInPlace(a, b, default(MulFormula<T>));

    /// <inheritdoc cref="Mul_{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> Mul_<T>(this Variable<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.PointwiseInPlace(a, new MulNumberFormula<T>(b));
}

public readonly partial struct Variable<T>
{
    /// <inheritdoc cref="Variable.Mul{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> operator *(Variable<T> a, Variable<T> b) => a.Mul(b);

    /// <inheritdoc cref="Variable.Mul{T}(Variable{T}, T)"/>
    public static Variable<T> operator *(Variable<T> a, T b) => a.Mul(b);

    /// <inheritdoc cref="Variable.Mul{T}(Variable{T}, T)"/>
    public static Variable<T> operator *(T a, Variable<T> b) => b.Mul(a);

    /// <inheritdoc cref="Variable.Mul_{T}(Variable{T}, Variable{T})"/>
    public void operator *=(Variable<T> b) => this.Mul_(b);

    /// <inheritdoc cref="Variable.Mul_{T}(Variable{T}, Variable{T})"/>
    public void operator *=(T b) => this.Mul_(b);
}

internal readonly struct MulFormula<T> : IElementwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Mul";

    public static Reads ReadsForA => Reads.Second;

    public static Reads ReadsForB => Reads.First;

    public void Forward(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Multiply(a, b, y);

    public void Forward(ReadOnlySpan<T> a, T b, Span<T> y) => TensorPrimitives.Multiply(a, b, y);

    public void Forward(T a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Multiply(b, a, y);

    public TReal Da<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => dy * b;

    public TReal Db<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => dy * a;
}

internal readonly struct MulNumberFormula<T>(T b) : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Mul";

    public static Reads Reads => Reads.None;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Multiply(x, b, y);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => dy * TReal.From(double.CreateTruncating(b));
}
