using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y_ij = x_(index_ij) j</c> for dimension 0, <c>x_i (index_ij)</c> for dimension 1, and so on; dx gets dy there.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension the indices point along; counted from the end where negative.</param>
    /// <param name="index">
    /// Whole numbers from 0 to the dimension's length exclusive; may repeat. Has as many dimensions as x, and is no longer in the others. Gets no gradient.
    /// </param>
    /// <returns>Of the shape of the indices.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The dimension or an index does not exist.</exception>
    /// <exception cref="ArgumentException">An index is no whole number, or their shape does not fit.</exception>
    public static Variable<T> Gather<T>(this Variable<T> x, int dim, Variable<T> index)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = Dimensions.AtLeastOne(x.Shape);
        int d = shape.Normalize(dim);
        if (index.FlattenedLength > 0 && !GatherOperation<T>.Fits(Dimensions.AtLeastOne(index.Shape), shape, d))
            throw new ArgumentException($"Gather: indices must have the rank of {x.Shape} and be no longer except along dimension {d}, they are {index.Shape}.", nameof(index));
        return Recorder.Binary(x, Indices.Constant(index), index.Shape, new GatherOperation<T>(d));
    }
}

internal readonly struct GatherOperation<T>(int dim) : IBinaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Gather";

    public static Reads Saves(bool needsX, bool needsIndex) => needsX ? Reads.Second : Reads.None;

    /// <summary>Whether indices have the rank of a shape and are no longer, except along one dimension.</summary>
    public static bool Fits(in Shape index, in Shape shape, int except)
    {
        if (index.Rank != shape.Rank)
            return false;
        for (int d = 0; d < shape.Rank; d++)
        {
            if (d != except && index.Lengths[d] > shape.Lengths[d])
                return false;
        }

        return true;
    }

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape indexShape, ReadOnlySpan<T> index, in Shape ys, Span<T> y)
    {
        Shape pointedInto = Dimensions.AtLeastOne(xs), indices = Dimensions.AtLeastOne(indexShape);
        Indices.Check<T, GatherOperation<T>>(index, pointedInto, dim);
        Gathering.Copy(new GatherPlan(indices.Lengths, pointedInto.Lengths, indices.Lengths, dim), x, index, y);
    }

    public void Backward(Operand<T> x, Operand<T> index, Output<T> y)
    {
        Shape pointedInto = Dimensions.AtLeastOne(x.Shape), indices = Dimensions.AtLeastOne(index.Shape);
        if (x.NeedsGradient)
            Gathering.AddTo(new GatherPlan(indices.Lengths, pointedInto.Lengths, indices.Lengths, dim), y.Gradient, index.Value, x.Gradient);
    }
}
