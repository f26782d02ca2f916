namespace Autograd.Core;

/// <summary>What a reduction over some dimensions leaves of a shape.</summary>
internal readonly ref struct ReducedShape
{
    /// <summary>The reduced dimensions, one bit each.</summary>
    public byte Mask { get; private init; }

    /// <summary>With length 1 in the reduced dimensions.</summary>
    public Shape Kept { get; private init; }

    /// <summary>Without the reduced dimensions.</summary>
    public Shape Squeezed { get; private init; }

    /// <summary>The number of elements that become one.</summary>
    public int Count { get; private init; }

    /// <summary>A shape with length 1 in the dimensions of a mask.</summary>
    public static Shape Keep(in Shape shape, byte mask)
    {
        Span<int> lengths = stackalloc int[shape.Rank];
        for (int i = 0; i < lengths.Length; i++)
            lengths[i] = (mask & (1 << i)) != 0 ? 1 : shape.Lengths[i];
        return new Shape(lengths);
    }

    /// <summary>Reduces every dimension.</summary>
    public static ReducedShape OfAll(in Shape shape)
    {
        Span<int> ones = stackalloc int[shape.Rank];
        ones.Fill(1);
        return new ReducedShape { Mask = byte.MaxValue, Kept = new Shape(ones), Squeezed = Shape.Scalar, Count = shape.FlattenedLength };
    }

    /// <summary>Reduces the named dimensions, or all where none is named.</summary>
    public static ReducedShape Of<TOperation>(in Shape shape, ReadOnlySpan<int> dims)
        where TOperation : IOperation
    {
        if (dims.IsEmpty)
            return OfAll(shape);

        Span<int> kept = stackalloc int[Math.Max(1, shape.Rank)];
        kept[0] = 1;
        shape.Lengths.CopyTo(kept);
        int mask = 0, count = 1;
        foreach (int dim in dims)
        {
            int index = Dimension<TOperation>(shape, dim);
            if ((mask & (1 << index)) != 0)
                throw new ArgumentException($"{TOperation.Name}: dimension {dim} appears twice in [{string.Join(", ", dims.ToArray())}], the operand is {shape}.");
            mask |= 1 << index;
            count *= kept[index];
            kept[index] = 1;
        }

        Span<int> squeezed = stackalloc int[shape.Rank];
        int rank = 0;
        for (int i = 0; i < shape.Rank; i++)
        {
            if ((mask & (1 << i)) == 0)
                squeezed[rank++] = kept[i];
        }

        return new ReducedShape { Mask = (byte)mask, Kept = new Shape(kept[..shape.Rank]), Squeezed = new Shape(squeezed[..rank]), Count = count };
    }

    /// <summary>The non-negative index of a dimension; a scalar counts as one dimension.</summary>
    public static int Dimension<TOperation>(in Shape shape, int dim)
        where TOperation : IOperation
    {
        int rank = Math.Max(1, shape.Rank), index = dim < 0 ? dim + rank : dim;
        return (uint)index < (uint)rank
            ? index
            : throw new ArgumentOutOfRangeException(nameof(dim), dim, $"{TOperation.Name}: the operand {shape} has dimensions {-rank} to {rank - 1}.");
    }

    /// <summary>Refuses a reduction of no elements that has no value.</summary>
    /// <exception cref="ArgumentException">A reduced dimension has length 0.</exception>
    public void CheckNotEmpty<TOperation>(in Shape shape)
        where TOperation : IOperation
    {
        if (Count == 0)
            throw new ArgumentException($"{TOperation.Name}: there is no element to choose, the operand is {shape}. Reduce over dimensions that are not empty.");
    }
}
