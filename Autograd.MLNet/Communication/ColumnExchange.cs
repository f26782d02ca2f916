using System.Runtime.InteropServices;
using Autograd.MLNet.Data;

namespace Autograd.MLNet.Communication;

/// <summary>Tells all ranks which columns the rows of a step have.</summary>
/// <param name="ranks">All ranks.</param>
/// <param name="rows">The rows of this rank.</param>
/// <param name="filled">How many columns every row has.</param>
internal sealed class ColumnExchange(Ranks ranks, CsrRows rows, int filled) : IExchange
{
    private const int Failed = -1;

    // A count and the columns, of this rank and of all.
    private int[] _own = [];
    private int[] _all = [];

    /// <summary>Makes room for the batches of an epoch.</summary>
    /// <param name="order">The rows of this rank, batch after batch.</param>
    /// <param name="starts">Where the batches begin, and where the last ends.</param>
    public void Prepare(ReadOnlySpan<int> order, ReadOnlySpan<int> starts)
    {
        int most = 0;
        for (int batch = 0; batch + 1 < starts.Length; batch++)
        {
            long values = filled;
            foreach (int row in order[starts[batch]..starts[batch + 1]])
                values += rows.Columns(row).Length;
            most = (int)Math.Max(most, Math.Min(values, rows.ColumnCount));
        }

        int length = 1 + ranks.AllGather<int>([most]).Max(values => values[0]);
        if (length > _own.Length)
            (_own, _all) = (new int[length], new int[length * ranks.Size]);
    }

    /// <summary>Brings this rank's columns to all.</summary>
    /// <exception cref="Autograd.Distributed.RankFailedException">Another rank has failed.</exception>
    public void Run(ReadOnlySpan<int> columns)
    {
        _own[0] = columns.Length;
        columns.CopyTo(_own.AsSpan(1));
        Exchange();
        for (int rank = 0; rank < ranks.Size; rank++)
        {
            if (_all[rank * _own.Length] == Failed)
                ranks.ThrowFailure();
        }
    }

    /// <summary>The columns of a rank.</summary>
    public ReadOnlySpan<int> Of(int rank) => _all.AsSpan((rank * _own.Length) + 1, _all[rank * _own.Length]);

    /// <summary>How many ranks there are.</summary>
    public int Ranks => ranks.Size;

    public void TakePartAsFailed()
    {
        _own[0] = Failed;
        Exchange();
    }

    private void Exchange() => ranks.AllGather(MemoryMarshal.AsBytes<int>(_own), MemoryMarshal.AsBytes(_all.AsSpan()));
}
