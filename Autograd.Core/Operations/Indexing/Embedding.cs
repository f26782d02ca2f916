using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y_i = weight_(index_i)</c>: rows of a table; <c>dweight_(index_i) += dy_i</c>, but none for the padding's row.</summary>
    /// <param name="weight">The table, of shape [n, features].</param>
    /// <param name="index">Whole numbers from 0 to n exclusive, of any shape; may repeat. Gets no gradient.</param>
    /// <param name="paddingIdx">The row that gets no gradient; counted from the end where negative; null for none.</param>
    /// <returns>Of the shape of the indices, and features.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An index or the padding does not exist.</exception>
    /// <exception cref="ArgumentException">The table is no matrix, or an index no whole number.</exception>
    public static Variable<T> Embedding<T>(this Variable<T> weight, Variable<T> index, int? paddingIdx = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape table = weight.Shape;
        if (table.Rank != 2)
            throw new ArgumentException($"Embedding: weight must be [n, features], it is {table}.", nameof(weight));
        int padding = paddingIdx is < 0 ? paddingIdx.Value + table[0] : paddingIdx ?? -1;
        if (paddingIdx is not null && (uint)padding >= (uint)table[0])
            throw new ArgumentOutOfRangeException(nameof(paddingIdx), paddingIdx, $"Embedding: paddingIdx {paddingIdx} is not a row of weight, which is {table}.");
        return Recorder.Binary(weight, Indices.Constant(index), Dimensions.Insert<EmbeddingOperation<T>>(index.Shape, -1, table[1]), new EmbeddingOperation<T>(padding));
    }

    /// <inheritdoc cref="Embedding{T}(Variable{T}, Variable{T}, int?)"/>
    public static Variable<T> Embedding<T>(this Variable<T> weight, ReadOnlySpan<int> index, int? paddingIdx = null)
        where T : unmanaged, IFloatingPointIeee754<T> => weight.Embedding(Indices.Constant<T, EmbeddingOperation<T>>(index), paddingIdx);
}

internal readonly struct EmbeddingOperation<T>(int padding) : IBinaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Embedding";

    public static Reads Saves(bool needsWeight, bool needsIndex) => needsWeight ? Reads.Second : Reads.None;

    public void Forward(in Shape table, ReadOnlySpan<T> weight, in Shape indexShape, ReadOnlySpan<T> index, in Shape ys, Span<T> y)
    {
        Indices.Check<T, EmbeddingOperation<T>>(index, table, 0);
        IndexSelectOperation<T>.Blocks(table, 0).Copy(weight, index, y);
    }

    public void Backward(Operand<T> weight, Operand<T> index, Output<T> y)
    {
        if (weight.NeedsGradient)
            IndexSelectOperation<T>.Blocks(weight.Shape, 0).AddTo(y.Gradient, T.One, index.Value, weight.Gradient, padding);
    }
}
