using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x[start .. start + length]</c> along a dimension; <c>dx[start + i] += dy_i</c>.</summary>
    /// <remarks>Shares its elements with <paramref name="x"/> along the outermost dimension, and copies them along others.</remarks>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <param name="start">The first index.</param>
    /// <param name="length">The number of indices.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension or the range does not exist.</exception>
    public static Variable<T> Narrow<T>(this Variable<T> x, int dim, int start, int length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = x.Shape;
        int index = shape.Normalize(dim);
        if (start < 0 || length < 0 || start > shape.Lengths[index] - length)
            throw new ArgumentOutOfRangeException(nameof(start), start, $"Narrow: {start} to {start + length} is not within dimension {dim} of {shape}.");
        return Slices.Take<T, NarrowOperation<T>, NarrowView>(x, index, start, shape.With(index, length), new NarrowOperation<T>(index, start, length));
    }
}

internal readonly struct NarrowView : IOperation
{
    public static string Name => "Narrow";
}

internal readonly struct NarrowOperation<T>(int dim, int start, int length) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Narrow";

    public static Reads Saves => Reads.None;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y) => Slices.Copy(xs, x, dim, start, length, y);

    public void Backward(Operand<T> x, Output<T> y) => Slices.Add(x.Shape, x.Gradient, dim, start, length, y.Gradient);
}
