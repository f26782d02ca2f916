using Autograd.Distributed;

namespace Microsoft.ML;

/// <summary>Adds the sharing of rows among ranks to <see cref="DataOperationsCatalog"/>.</summary>
public static class ShardingCatalog
{
    /// <summary>This rank's rows: a run of the data, in order. The runs of all ranks, one after the other, are the data.</summary>
    /// <remarks>
    /// Block j of <paramref name="blocks"/> holds the rows from ⌊j · rows / blocks⌋ to before ⌊(j + 1) · rows / blocks⌋, and rank r the blocks from ⌊r · blocks / Size⌋ to before
    /// ⌊(r + 1) · blocks / Size⌋. A cursor over a share passes over the rows before it; with data in several files, <see cref="CommunicatorExtensions.ShardFiles"/> saves that.
    /// The rows are counted with a cursor of its own, without columns, where the data do not know their number.
    /// </remarks>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">All rows; on all ranks the same.</param>
    /// <param name="communicator">The ranks.</param>
    /// <param name="blocks">The number of blocks that are kept whole; the number of ranks if not given. With fewer blocks than ranks some ranks get no rows.</param>
    /// <returns>A view of this rank's rows, of the same schema; it may have none.</returns>
    public static IDataView ShardRows(this DataOperationsCatalog catalog, IDataView data, ICommunicator communicator, int? blocks = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(communicator);
        int count = blocks ?? communicator.Size;
        if (count < 1)
            throw new ArgumentOutOfRangeException(nameof(blocks), count, $"ShardRows: blocks must be at least 1, but is {count}.");
        if (communicator.Size == 1)
            return data;

        long rows = data.GetRowCount() ?? Count(data);
        long start = Start(communicator.Rank), end = Start(communicator.Rank + 1);
        // In a context of its own: filters take random numbers from their context, as many as there are of them, and the seeds of trainers made later would depend on the number of ranks.
        DataOperationsCatalog filters = new MLContext().Data;

        // ML.NET passes over and takes one row at least.
        if (start == end)
            return filters.SkipRows(filters.TakeRows(data, 1), 1);
        IDataView rest = start == 0 ? data : filters.SkipRows(data, start);
        return end == rows ? rest : filters.TakeRows(rest, end - start);

        long Start(int rank) => Shares.Start((int)Shares.Start(rank, communicator.Size, count), count, rows);
    }

    private static long Count(IDataView data)
    {
        long rows = 0;
        using DataViewRowCursor cursor = data.GetRowCursor([]);
        while (cursor.MoveNext())
            rows++;
        return rows;
    }
}
