namespace Autograd.Core.Kernels;

/// <summary>The part of row-major matrices on one side of a diagonal, which belongs to it.</summary>
/// <param name="columns">The number of columns.</param>
/// <param name="rows">The number of rows of one matrix.</param>
/// <param name="diagonal">Which diagonal: above the main one where positive, below where negative.</param>
/// <param name="lower">Whether the part below it is meant, and not the one above.</param>
internal readonly struct Triangle(int rows, int columns, int diagonal, bool lower)
{
    /// <summary>Moves the elements of the part from one array of matrices to the same place in another.</summary>
    public void Transfer<T, TTransfer>(ReadOnlySpan<T> from, Span<T> to)
        where TTransfer : struct, ITransfer<T>
    {
        for (int row = 0, at = 0; at < from.Length; row++, at += columns)
        {
            long onDiagonal = (row % rows) + (long)diagonal;
            int split = (int)Math.Clamp(lower ? onDiagonal + 1 : onDiagonal, 0, columns);
            int start = lower ? at : at + split, length = lower ? split : columns - split;
            TTransfer.Run(from.Slice(start, length), to.Slice(start, length));
        }
    }
}
