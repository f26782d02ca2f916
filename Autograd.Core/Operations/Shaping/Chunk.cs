using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>About equal ranges along a dimension, one after the other: as long as n / chunks rounded up, so the last may be shorter and there may be fewer.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="chunks">How many, at most.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension does not exist, or less than 1 chunk is asked for.</exception>
    public static Parts<T> Chunk<T>(this Variable<T> x, int chunks, int dim = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int d = x.Shape.Normalize(dim), length = x.Shape[d];
        if (chunks < 1)
            throw new ArgumentOutOfRangeException(nameof(chunks), chunks, $"Chunk: there must be at least 1 chunk, got {chunks}.");
        return length == 0 ? new Parts<T>(x, d, 0, chunks) : x.Split(((length - 1) / chunks) + 1, d);
    }
}
