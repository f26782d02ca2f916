namespace Autograd.Core;

/// <summary>Dimensions as users name them.</summary>
internal static class Dimensions
{
    private static readonly Shape One = new([1]);

    /// <summary>The named dimensions, one bit each.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static int Mask<TOperation>(in Shape shape, ReadOnlySpan<int> dims)
        where TOperation : struct, IOperation
    {
        int mask = 0;
        foreach (int dim in dims)
        {
            int bit = 1 << shape.Normalize(dim);
            if ((mask & bit) != 0)
                throw new ArgumentException($"{TOperation.Name}: dimension {dim} appears twice in [{string.Join(", ", dims.ToArray())}], the operand is {shape}.");
            mask |= bit;
        }

        return mask;
    }

    /// <summary>The shape; for a scalar, which most functions treat as a vector of one element, [1].</summary>
    public static Shape AtLeastOne(in Shape shape) => shape.Rank == 0 ? One : shape;

    /// <summary>The shape with one more dimension.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result has no such dimension.</exception>
    public static Shape Insert<TOperation>(in Shape shape, int dim, int length)
        where TOperation : struct, IOperation
    {
        int rank = shape.Rank + 1, at = dim < 0 ? dim + rank : dim;
        if ((uint)at >= (uint)rank)
            throw new ArgumentOutOfRangeException(nameof(dim), dim, $"{TOperation.Name}: with one dimension more, {shape} has dimensions {-rank} to {rank - 1}.");

        Span<int> lengths = stackalloc int[rank];
        shape.Lengths[..at].CopyTo(lengths);
        lengths[at] = length;
        shape.Lengths[at..].CopyTo(lengths[(at + 1)..]);
        return new Shape(lengths);
    }

    /// <summary>The product of some lengths.</summary>
    public static int Product(ReadOnlySpan<int> lengths)
    {
        int product = 1;
        foreach (int length in lengths)
            product *= length;
        return product;
    }
}
