namespace Autograd.Core;

/// <summary>The shape two operands broadcast to.</summary>
internal static class Broadcasting
{
    /// <summary>Aligns the shapes at their last dimension; lengths must be equal or 1.</summary>
    /// <exception cref="ArgumentException">Two lengths differ and neither is 1.</exception>
    public static Shape ResultShape<TOperation>(in Shape a, in Shape b)
        where TOperation : IOperation
    {
        if (a == b)
            return a;
        int rank = Math.Max(a.Rank, b.Rank);
        Span<int> lengths = stackalloc int[Shape.MaxRank];
        for (int i = 1; i <= rank; i++)
        {
            int aLength = i <= a.Rank ? a.Lengths[^i] : 1;
            int bLength = i <= b.Rank ? b.Lengths[^i] : 1;
            if (aLength != bLength && aLength != 1 && bLength != 1)
                throw Mismatch(TOperation.Name, a, b, i);
            lengths[rank - i] = aLength == 1 ? bLength : aLength;
        }

        return new Shape(lengths[..rank]);
    }

    /// <summary>Whether a shape broadcasts to another, which then is the result.</summary>
    public static bool IsBroadcastTo(in Shape from, in Shape to)
    {
        if (from.Rank > to.Rank)
            return false;
        for (int i = 1; i <= from.Rank; i++)
        {
            if (from.Lengths[^i] != 1 && from.Lengths[^i] != to.Lengths[^i])
                return false;
        }

        return true;
    }

    private static ArgumentException Mismatch(string operation, in Shape a, in Shape b, int fromEnd) => new(
        $"{operation}: shapes {a} and {b} do not broadcast, lengths {a.Lengths[^fromEnd]} and {b.Lengths[^fromEnd]} differ at dimension {-fromEnd} and neither is 1.");
}
