using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x</c>, and <c>y_(index_i) += α · source_i</c> along a dimension; <c>dx += dy; dsource_i += α · dy_(index_i)</c>.</summary>
    /// <param name="x">The operand; not changed.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <param name="index">Whole numbers from 0 to the dimension's length exclusive, in a vector or a scalar; may repeat. Gets no gradient.</param>
    /// <param name="source">Of the shape of x with as many indices in the dimension.</param>
    /// <param name="alpha">α.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension or an index does not exist.</exception>
    /// <exception cref="ArgumentException">An index is no whole number, or the shapes do not fit.</exception>
    public static Variable<T> IndexAdd<T>(this Variable<T> x, int dim, Variable<T> index, Variable<T> source, double alpha = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = Dimensions.AtLeastOne(x.Shape);
        int d = shape.Normalize(dim);
        Shape expected = shape.With(d, index.FlattenedLength);
        if (index.Rank > 1 || Dimensions.AtLeastOne(source.Shape) != expected || (x.Rank == 0 && expected != shape))
            throw new ArgumentException($"IndexAdd: with indices {index.Shape} along dimension {d} of {x.Shape} the source must be {expected}, it is {source.Shape}.", nameof(source));
        return Recorder.Ternary(x, Indices.Constant(index), source, x.Shape, new IndexAddOperation<T>(d, T.CreateTruncating(alpha)));
    }

    /// <inheritdoc cref="IndexAdd{T}(Variable{T}, int, Variable{T}, Variable{T}, double)"/>
    public static Variable<T> IndexAdd<T>(this Variable<T> x, int dim, ReadOnlySpan<int> index, Variable<T> source, double alpha = 1)
        where T : unmanaged, IFloatingPointIeee754<T> => x.IndexAdd(dim, Indices.Constant<T, IndexAddOperation<T>>(index), source, alpha);
}

internal readonly struct IndexAddOperation<T>(int dim, T alpha) : ITernaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "IndexAdd";

    public static Reads Saves(bool needsX, bool needsIndex, bool needsSource) => needsSource ? Reads.Second : Reads.None;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape indexShape, ReadOnlySpan<T> index, in Shape sourceShape, ReadOnlySpan<T> source, in Shape ys, Span<T> y)
    {
        Indices.Check<T, IndexAddOperation<T>>(index, Dimensions.AtLeastOne(xs), dim);
        x.CopyTo(y);
        IndexSelectOperation<T>.Blocks(xs, dim).AddTo(source, alpha, index, y);
    }

    public void Backward(Operand<T> x, Operand<T> index, Operand<T> source, Output<T> y)
    {
        if (x.NeedsGradient)
            Accumulation.Add(y.Gradient, x.Gradient);
        if (source.NeedsGradient)
            IndexSelectOperation<T>.Blocks(x.Shape, dim).AddFrom(y.Gradient, alpha, index.Value, source.Gradient);
    }
}
