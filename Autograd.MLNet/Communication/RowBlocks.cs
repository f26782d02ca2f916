namespace Autograd.MLNet.Communication;

/// <summary>The rows of all ranks, in their order, in blocks whose sums are added one after the other.</summary>
/// <param name="Count">How many blocks all ranks have together.</param>
/// <param name="First">The first of this rank.</param>
/// <param name="Bounds">Where the blocks of this rank begin among its rows, and where the last ends.</param>
internal sealed record RowBlocks(int Count, int First, int[] Bounds)
{
    /// <summary>How many blocks this rank has.</summary>
    public int OwnCount => Bounds.Length - 1;

    /// <summary>A block for each rank.</summary>
    public static RowBlocks OfRanks(Ranks ranks, int rows) => new(ranks.Size, ranks.Rank, [0, rows]);

    /// <summary>The same blocks of a part of the rows.</summary>
    /// <param name="kept">Whether each row is in one part.</param>
    /// <param name="part">Which part.</param>
    public RowBlocks Of(bool[] kept, bool part) => this with { Bounds = Array.ConvertAll(Bounds, bound => kept.AsSpan(0, bound).Count(part)) };

    /// <summary>The first row of a block of this rank.</summary>
    public int Start(int block) => Bounds[block];

    /// <summary>The number of rows in a block of this rank.</summary>
    public int RowCount(int block) => Bounds[block + 1] - Bounds[block];
}
