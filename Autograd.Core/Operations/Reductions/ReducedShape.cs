namespace Autograd.Core;

/// <summary>What a reduction over some dimensions leaves of a shape.</summary>
internal readonly struct ReducedShape
{
    /// <summary>With length 1 in the reduced dimensions.</summary>
    public Shape Kept { get; private init; }

    /// <summary>Without the reduced dimensions.</summary>
    public Shape Squeezed { get; private init; }

    /// <summary>The number of elements that become one.</summary>
    public int Count { get; private init; }

    /// <summary>Reduces every dimension.</summary>
    public static ReducedShape OfAll(in Shape shape)
    {
        Span<int> ones = stackalloc int[shape.Rank];
        ones.Fill(1);
        return new ReducedShape { Kept = new Shape(ones), Squeezed = Shape.Scalar, Count = shape.FlattenedLength };
    }

    /// <summary>Reduces the named dimensions, or all where none is named.</summary>
    public static ReducedShape Of<TOperation>(in Shape shape, ReadOnlySpan<int> dims)
        where TOperation : IOperation
    {
        if (dims.IsEmpty)
            return OfAll(shape);

        Span<int> kept = stackalloc int[shape.Rank];
        shape.Lengths.CopyTo(kept);
        Span<bool> reduced = stackalloc bool[shape.Rank];
        int count = 1;
        foreach (int dim in dims)
        {
            int index = shape.Normalize(dim);
            if (reduced[index])
                throw new ArgumentException($"{TOperation.Name}: dimension {dim} appears twice in [{string.Join(", ", dims.ToArray())}], the operand is {shape}.");
            reduced[index] = true;
            count *= kept[index];
            kept[index] = 1;
        }

        Span<int> squeezed = stackalloc int[shape.Rank];
        int rank = 0;
        for (int i = 0; i < shape.Rank; i++)
        {
            if (!reduced[i])
                squeezed[rank++] = kept[i];
        }

        return new ReducedShape { Kept = new Shape(kept), Squeezed = new Shape(squeezed[..rank]), Count = count };
    }
}
