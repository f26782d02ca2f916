using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = a + b; da += dy; db += dy</c></summary>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Add<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Elementwise(a, b, default(AddFormula<T>));

    /// <summary><c>y = a + b; da += dy</c> with a number.</summary>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand.</param>
    public static Variable<T> Add<T>(this Variable<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(a, new AddNumberFormula<T>(b));

    /// <summary><c>a ← a + b</c> in place; recorded where a gradient is wanted.</summary>
    /// <param name="a">The variable to change.</param>
    /// <param name="b">The operand; broadcasts to the shape of <paramref name="a"/>.</param>
    /// <returns><paramref name="a"/>.</returns>
    /// <exception cref="InvalidOperationException"><paramref name="a"/> is a leaf that requires grad, or a view of one, outside <see cref="GradMode.NoGrad"/>.</exception>
    public static Variable<T> Add_<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.ElementwiseInPlace(a, b, default(AddFormula<T>));

    /// <inheritdoc cref="Add_{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> Add_<T>(this Variable<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.PointwiseInPlace(a, new AddNumberFormula<T>(b));
}

public readonly partial struct Variable<T>
{
    /// <inheritdoc cref="Variable.Add{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> operator +(Variable<T> a, Variable<T> b) => a.Add(b);

    /// <inheritdoc cref="Variable.Add{T}(Variable{T}, T)"/>
    public static Variable<T> operator +(Variable<T> a, T b) => a.Add(b);

    /// <inheritdoc cref="Variable.Add{T}(Variable{T}, T)"/>
    public static Variable<T> operator +(T a, Variable<T> b) => b.Add(a);

    /// <inheritdoc cref="Variable.Add_{T}(Variable{T}, Variable{T})"/>
    public void operator +=(Variable<T> b) => this.Add_(b);

    /// <inheritdoc cref="Variable.Add_{T}(Variable{T}, Variable{T})"/>
    public void operator +=(T b) => this.Add_(b);
}

internal readonly struct AddFormula<T> : IElementwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Add";

    public static Reads ReadsForA => Reads.None;

    public static Reads ReadsForB => Reads.None;

    public void Forward(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Add(a, b, y);

    public void Forward(ReadOnlySpan<T> a, T b, Span<T> y) => TensorPrimitives.Add(a, b, y);

    public void Forward(T a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Add(b, a, y);

    public TReal Da<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => dy;

    public TReal Db<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => dy;
}

internal readonly struct AddNumberFormula<T>(T b) : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Add";

    public static Reads Reads => Reads.None;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Add(x, b, y);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => dy;
}
