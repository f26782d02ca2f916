using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Data;

/// <summary>Rows with all their values.</summary>
internal sealed class DenseRows : FeatureRows
{
    private const int ChunkElements = 1 << 18;

    // How many rows before its turn a row is fetched, where the rows are more than caches hold.
    private const int RowsAhead = 8;
    private const long CacheBytes = 16 << 20;

    private readonly List<float[]> _chunks = [];
    private readonly int _shift;

    /// <summary>An empty matrix.</summary>
    /// <param name="columnCount">The length of every row, at least 1.</param>
    public DenseRows(int columnCount)
        : base(columnCount)
        => _shift = BitOperations.Log2((uint)Math.Max(1, ChunkElements / columnCount));

    public override long Bytes => (long)RowCount * ColumnCount * sizeof(float);

    /// <summary>The row at an index.</summary>
    public Span<float> this[int row] => _chunks[row >> _shift].AsSpan((row & ((1 << _shift) - 1)) * ColumnCount, ColumnCount);

    /// <summary>Copies rows together, one after the other.</summary>
    /// <param name="rows">Which.</param>
    /// <param name="destination">As long as they are.</param>
    // Optimised at its first call: a training may be over before the runtime finds out that this is where it spends its time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyRows(ReadOnlySpan<int> rows, Span<float> destination)
    {
        int fetched = Bytes > CacheBytes ? rows.Length - RowsAhead : 0;
        for (int i = 0; i < rows.Length; i++)
        {
            if (i < fetched)
                Prefetch.Start<float>(this[rows[i + RowsAhead]]);
            this[rows[i]].CopyTo(destination.Slice(i * ColumnCount, ColumnCount));
        }
    }

    public override bool TryAppend(in VBuffer<float> row)
    {
        Span<float> next = NextRow();
        row.CopyTo(next);
        return Commit(next);
    }

    /// <summary>Appends zeros but for some columns.</summary>
    public void Append(ReadOnlySpan<int> columns, ReadOnlySpan<float> values)
    {
        Span<float> next = NextRow();
        next.Clear();
        for (int i = 0; i < columns.Length; i++)
            next[columns[i]] = values[i];
        RowCount++;
    }

    public override VBuffer<float> Row(int row) => new(ColumnCount, this[row].ToArray());

    public override void Clear() => RowCount = 0;

    private bool Commit(ReadOnlySpan<float> row)
    {
        if (!TensorPrimitives.IsFiniteAll(row))
            return false;
        RowCount++;
        return true;
    }

    private Span<float> NextRow()
    {
        if (RowCount >> _shift == _chunks.Count)
            _chunks.Add(GC.AllocateUninitializedArray<float>(ColumnCount << _shift));
        return this[RowCount];
    }
}
