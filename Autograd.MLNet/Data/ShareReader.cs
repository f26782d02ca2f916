using Autograd.MLNet.Communication;
using Microsoft.ML;

namespace Autograd.MLNet.Data;

/// <summary>This rank's share of the rows of a view, and where it lies among those of all ranks.</summary>
internal sealed class ShareReader
{
    private readonly RowPlaces _usable = new();
    private readonly Ranks _ranks;

    // Where the rows of each rank begin among those of all, and where the last end.
    private long[] _places = [];

    private ShareReader(TrainingSet rows, Ranks ranks) => (Rows, _ranks) = (rows, ranks);

    /// <summary>The usable rows.</summary>
    public TrainingSet Rows { get; }

    /// <summary>How many usable rows all ranks have.</summary>
    public long UsableOfAll { get; private set; }

    /// <summary>How many usable rows the ranks before have.</summary>
    public long FirstUsable { get; private set; }

    /// <summary>An upper bound of the values in a row, of any rank.</summary>
    public int LongestRow { get; private set; }

    /// <summary>Of the rows of all ranks; null where it was not wanted.</summary>
    public string? Fingerprint { get; private set; }

    /// <summary>Reads a share.</summary>
    /// <param name="data">The share.</param>
    /// <param name="plan">How it is read.</param>
    /// <param name="skipped">Counts rows left out.</param>
    /// <param name="ranks">All ranks.</param>
    /// <param name="rows">Receives the rows.</param>
    /// <param name="settle">Called once, when there are enough rows to tell whether they are sparse, or all; null where that is known.</param>
    public static ShareReader Read(IDataView data, ReadingPlan plan, SkippedRows skipped, Ranks ranks, TrainingSet rows, Action<TrainingSet>? settle)
    {
        var share = new ShareReader(rows, ranks);
        using DataFingerprint? fingerprint = plan.Fingerprint ? new DataFingerprint() : null;
        long places;
        int longest = 0;
        using (var reader = new RowReader(data, plan.Columns, plan.PositiveWeight, skipped))
        {
            while (reader.MoveNext())
            {
                if (!reader.TryAddTo(rows))
                    continue;
                share._usable.Add(reader.RowsSeen - 1);
                longest = Math.Max(longest, reader.Features.GetValues().Length);
                fingerprint?.Add(reader);
                if (rows.RowCount == TrainingData.ProbeRows)
                    settle?.Invoke(rows);
            }

            places = reader.RowsSeen;
        }

        if (rows.RowCount < TrainingData.ProbeRows)
            settle?.Invoke(rows);
        share.Place(places, longest);
        if (fingerprint is not null)
            share.Fingerprint = OfAll(ranks, fingerprint);
        return share;
    }

    /// <summary>The blocks of the rows.</summary>
    /// <param name="blocks">How many blocks the views of all ranks are divided into, as equal as can be; null for one to a rank.</param>
    /// <exception cref="InvalidOperationException">A share does not end where a block does.</exception>
    public RowBlocks Blocks(int? blocks)
    {
        if (blocks is not { } count)
            return RowBlocks.OfRanks(_ranks, Rows.RowCount);

        int broken = Array.FindIndex(_places, place => Bound(BlockAt(place, count), count) != place);
        if (broken >= 0)
            throw new InvalidOperationException(
                $"Autograd: with ReproducibleBlocks = {count} each rank must have whole blocks of the {_places[^1]} rows, and those of rank {broken} begin with row {_places[broken]}, within one. Share them with mlContext.Data.ShardRows(data, communicator, blocks: {count}).");
        long start = _places[_ranks.Rank];
        int first = BlockAt(start, count), end = BlockAt(_places[_ranks.Rank + 1], count);
        return new RowBlocks(count, first, [.. Enumerable.Range(first, end - first + 1).Select(block => _usable.RowsBefore(Bound(block, count) - start))]);
    }

    private static string OfAll(Ranks ranks, DataFingerprint fingerprint)
    {
        using var all = new DataFingerprint();
        foreach (UInt128[] state in ranks.AllGather<UInt128>(fingerprint.State()))
            all.AddAfter(state);
        return all.Text();
    }

    private long Bound(int block, int blocks) => _places[^1] * block / blocks;

    // The first block that begins at a place or beyond.
    private int BlockAt(long place, int blocks)
    {
        int block = 0;
        while (block < blocks && Bound(block, blocks) < place)
            block++;
        return block;
    }

    private void Place(long places, int longest)
    {
        long[][] all = _ranks.AllGather<long>([places, Rows.RowCount, longest]);
        _places = new long[_ranks.Size + 1];
        for (int rank = 0; rank < _ranks.Size; rank++)
            _places[rank + 1] = _places[rank] + all[rank][0];
        UsableOfAll = all.Sum(share => share[1]);
        FirstUsable = all.Take(_ranks.Rank).Sum(share => share[1]);
        LongestRow = (int)all.Max(share => share[2]);
    }
}
