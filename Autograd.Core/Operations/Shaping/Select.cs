using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x[index]</c> along a dimension, which disappears; <c>dx[index] += dy</c>.</summary>
    /// <remarks>Shares its elements with <paramref name="x"/> along the outermost dimension, and copies them along others.</remarks>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <param name="index">The index; counted from the end where negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension or the index does not exist.</exception>
    public static Variable<T> Select<T>(this Variable<T> x, int dim, int index)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = x.Shape;
        int d = shape.Normalize(dim);
        int length = shape.Lengths[d];
        int i = index < 0 ? index + length : index;
        if ((uint)i >= (uint)length)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"Select: dimension {dim} of {shape} has indices {-length} to {length - 1}.");
        return Slices.Take<T, SelectOperation<T>, SelectView>(x, d, i, shape.Without(d), new SelectOperation<T>(d, i));
    }
}

public readonly partial struct Variable<T>
{
    /// <summary>The part at an index of the outermost dimension: <c>Select(0, index)</c>.</summary>
    /// <param name="index">The index; counted from the end where negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index does not exist, or the variable is a scalar.</exception>
    [IndexerName("Part")] // "Item" is the method
    public Variable<T> this[int index] => this.Select(0, index);
}

internal readonly struct SelectView : IOperation
{
    public static string Name => "Select";
}

internal readonly struct SelectOperation<T>(int dim, int index) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Select";

    public static Reads Saves => Reads.None;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y) => Slices.Copy(xs, x, dim, index, 1, y);

    public void Backward(Operand<T> x, Output<T> y) => Slices.Add(x.Shape, x.Gradient, dim, index, 1, y.Gradient);
}
