using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary>A table of vectors, looked up by index; PyTorch's <c>nn.Embedding</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>The table begins standard normal, and the row for padding with zeros, which it keeps.</remarks>
public sealed class Embedding<T> : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int? _paddingIdx;

    /// <summary>A table of vectors.</summary>
    /// <param name="numEmbeddings">The number of vectors.</param>
    /// <param name="embeddingDim">Their length.</param>
    /// <param name="paddingIdx">A row that stays as it is; counted from the end where negative; null for none.</param>
    /// <param name="generator">What to draw from; <see cref="Generator.Default"/> where null.</param>
    /// <exception cref="ArgumentException">A length is negative, or the padding no row.</exception>
    public Embedding(int numEmbeddings, int embeddingDim, int? paddingIdx = null, Generator? generator = null)
    {
        if (paddingIdx is { } padding && (padding < -numEmbeddings || padding >= numEmbeddings))
            throw new ArgumentOutOfRangeException(nameof(paddingIdx), paddingIdx, $"Embedding: paddingIdx must be within numEmbeddings, which is {numEmbeddings}, got {paddingIdx}.");
        _paddingIdx = paddingIdx < 0 ? paddingIdx + numEmbeddings : paddingIdx;
        NumEmbeddings = numEmbeddings;
        EmbeddingDim = embeddingDim;
        Weight = RegisterParameter("weight", Variable.Parameter(Variable.Zeros<T>([numEmbeddings, embeddingDim])));
        Init.Normal_(Weight, generator: generator);
        if (_paddingIdx is { } row)
            Init.Zeros_(Weight.Detach()[row]);
    }

    /// <summary>The number of vectors.</summary>
    public int NumEmbeddings { get; }

    /// <summary>The length of a vector.</summary>
    public int EmbeddingDim { get; }

    /// <summary>The table, of shape [numEmbeddings, embeddingDim].</summary>
    public Variable<T> Weight { get; }

    /// <inheritdoc/>
    protected override string ExtraRepr => $"{NumEmbeddings}, {EmbeddingDim}{(_paddingIdx is { } row ? $", padding_idx={row}" : "")}";

    /// <inheritdoc/>
    /// <param name="x">Whole numbers from 0 to numEmbeddings exclusive, of any shape.</param>
    /// <returns>Of the shape of the indices, and embeddingDim.</returns>
    public override Variable<T> Forward(Variable<T> x) => Weight.Embedding(x, _paddingIdx);

    /// <summary>Looks vectors up.</summary>
    /// <param name="indices">From 0 to numEmbeddings exclusive.</param>
    /// <returns>Of shape [n, embeddingDim].</returns>
    public Variable<T> Forward(ReadOnlySpan<int> indices) => Weight.Embedding(indices, _paddingIdx);
}
