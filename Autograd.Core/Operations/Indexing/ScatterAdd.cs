using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x</c>, and <c>y_(index_ij) j += source_ij</c> for dimension 0, and so on; <c>dx += dy; dsource_ij += dy_(index_ij) j</c>.</summary>
    /// <param name="x">The operand; not changed.</param>
    /// <param name="dim">The dimension the indices point along; counted from the end where negative.</param>
    /// <param name="index">
    /// Whole numbers from 0 to the dimension's length exclusive; may repeat. Has as many dimensions as x and the source, and is no longer (than x: in the others). Gets no gradient.
    /// </param>
    /// <param name="source">What is added; the part that is longer than the indices is not used.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension or an index does not exist.</exception>
    /// <exception cref="ArgumentException">An index is no whole number, or the shapes do not fit.</exception>
    public static Variable<T> ScatterAdd<T>(this Variable<T> x, int dim, Variable<T> index, Variable<T> source)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = Dimensions.AtLeastOne(x.Shape), indices = Dimensions.AtLeastOne(index.Shape);
        int d = shape.Normalize(dim);
        if (index.FlattenedLength > 0 && !(GatherOperation<T>.Fits(indices, shape, d) && GatherOperation<T>.Fits(indices, Dimensions.AtLeastOne(source.Shape), except: -1)))
            throw new ArgumentException($"ScatterAdd: indices must have the rank of {x.Shape} and of the source {source.Shape} and be no longer (than the former: except along dimension {d}), they are {index.Shape}.", nameof(index));
        return Recorder.Ternary(x, Indices.Constant(index), source, x.Shape, new ScatterAddOperation<T>(d));
    }
}

internal readonly struct ScatterAddOperation<T>(int dim) : ITernaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "ScatterAdd";

    public static Reads Saves(bool needsX, bool needsIndex, bool needsSource) => needsSource ? Reads.Second : Reads.None;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape indexShape, ReadOnlySpan<T> index, in Shape sourceShape, ReadOnlySpan<T> source, in Shape ys, Span<T> y)
    {
        x.CopyTo(y);
        if (index.IsEmpty)
            return;
        Shape pointedInto = Dimensions.AtLeastOne(xs), indices = Dimensions.AtLeastOne(indexShape), from = Dimensions.AtLeastOne(sourceShape);
        Indices.Check<T, ScatterAddOperation<T>>(index, pointedInto, dim);
        Gathering.AddTo(new GatherPlan(indices.Lengths, pointedInto.Lengths, from.Lengths, dim), source, index, y);
    }

    public void Backward(Operand<T> x, Operand<T> index, Operand<T> source, Output<T> y)
    {
        if (x.NeedsGradient)
            Accumulation.Add(y.Gradient, x.Gradient);
        if (!source.NeedsGradient || index.Value.IsEmpty)
            return;
        Shape pointedInto = Dimensions.AtLeastOne(x.Shape), indices = Dimensions.AtLeastOne(index.Shape), from = Dimensions.AtLeastOne(source.Shape);
        Gathering.AddFrom(new GatherPlan(indices.Lengths, pointedInto.Lengths, from.Lengths, dim), y.Gradient, index.Value, source.Gradient);
    }
}
