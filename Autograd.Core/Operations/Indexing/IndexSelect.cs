using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y_i = x_(index_i)</c> along a dimension; <c>dx_(index_i) += dy_i</c>.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <param name="index">Whole numbers from 0 to the dimension's length exclusive, in a vector or a scalar; may repeat. Gets no gradient.</param>
    /// <returns>Of the shape of x with as many indices in the dimension.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The dimension or an index does not exist.</exception>
    /// <exception cref="ArgumentException">An index is no whole number, or there are several dimensions of them.</exception>
    public static Variable<T> IndexSelect<T>(this Variable<T> x, int dim, Variable<T> index)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = x.Shape, atLeastOne = Dimensions.AtLeastOne(shape);
        int d = atLeastOne.Normalize(dim), count = index.FlattenedLength;
        if (index.Rank > 1)
            throw new ArgumentException($"IndexSelect: indices must be a vector or a scalar, they are {index.Shape}. Use Gather for an index of each element.", nameof(index));
        if (shape.Rank == 0 && count != 1)
            throw new ArgumentException($"IndexSelect: a scalar takes one index, got {count}.", nameof(index));
        return Recorder.Binary(x, Indices.Constant(index), shape.Rank == 0 ? shape : shape.With(d, count), new IndexSelectOperation<T>(d));
    }

    /// <inheritdoc cref="IndexSelect{T}(Variable{T}, int, Variable{T})"/>
    public static Variable<T> IndexSelect<T>(this Variable<T> x, int dim, ReadOnlySpan<int> index)
        where T : unmanaged, IFloatingPointIeee754<T> => x.IndexSelect(dim, Indices.Constant<T, IndexSelectOperation<T>>(index));
}

internal readonly struct IndexSelectOperation<T>(int dim) : IBinaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "IndexSelect";

    public static Reads Saves(bool needsX, bool needsIndex) => needsX ? Reads.Second : Reads.None;

    /// <summary>The blocks that indices along a dimension choose from.</summary>
    public static IndexedBlocks Blocks(in Shape shape, int dim)
        => shape.Rank == 0 ? new(1, 1) : new(shape.Lengths[dim], Dimensions.Product(shape.Lengths[(dim + 1)..]));

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape indexShape, ReadOnlySpan<T> index, in Shape ys, Span<T> y)
    {
        Indices.Check<T, IndexSelectOperation<T>>(index, Dimensions.AtLeastOne(xs), dim);
        Blocks(xs, dim).Copy(x, index, y);
    }

    public void Backward(Operand<T> x, Operand<T> index, Output<T> y)
    {
        if (x.NeedsGradient)
            Blocks(x.Shape, dim).AddTo(y.Gradient, T.One, index.Value, x.Gradient);
    }
}
