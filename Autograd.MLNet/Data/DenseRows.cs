using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Data;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Data;

/// <summary>Rows with all their values.</summary>
internal sealed class DenseRows : FeatureRows
{
    private const int ChunkElements = 1 << 18;

    private readonly int _shift;
    private ArraySegment<float>[] _chunks = [];
    private int _chunkCount;

    /// <summary>An empty matrix.</summary>
    /// <param name="columnCount">The length of every row, at least 1.</param>
    public DenseRows(int columnCount)
        : base(columnCount)
        => _shift = BitOperations.Log2((uint)Math.Max(1, ChunkElements / columnCount));

    public override long Bytes => (long)RowCount * ColumnCount * sizeof(float);

    /// <summary>The row at an index.</summary>
    public Span<float> this[int row] => _chunks[row >> _shift].AsSpan((row & ((1 << _shift) - 1)) * ColumnCount, ColumnCount);

    /// <summary>Rows that follow each other in memory.</summary>
    /// <param name="start">The first.</param>
    /// <param name="most">How many are wanted; there are fewer where a chunk ends.</param>
    public Span<float> Run(int start, int most)
    {
        int place = start & ((1 << _shift) - 1);
        return _chunks[start >> _shift].AsSpan(place * ColumnCount, Math.Min(most, (1 << _shift) - place) * ColumnCount);
    }

    /// <summary>Chooses rows, which are used where they lie.</summary>
    /// <param name="selection">Receives them.</param>
    /// <param name="rows">Which.</param>
    /// <param name="upcoming">How many of them, the last ones, are for later.</param>
    public void Select(SelectedRows<float> selection, in RowList rows, int upcoming)
    {
        int count = rows.Count - upcoming;
        if (rows.FirstOfRun is { } first && first >> _shift == (first + count - 1) >> _shift)
            selection.SelectRun(_chunks[first >> _shift][((first & ((1 << _shift) - 1)) * ColumnCount)..], count);
        else
            selection.Select(_chunks.AsMemory(0, _chunkCount), 1 << _shift, rows.Indices, upcoming);
    }

    public override VBuffer<float> Row(int row) => new(ColumnCount, this[row].ToArray());

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool TryAppend(in VBuffer<float> row)
    {
        Span<float> next = NextRow();
        if (!FiniteNumbers.TryCopy(row.GetValues(), next))
            return false;
        if (!row.IsDense)
            row.CopyTo(next);
        RowCount++;
        return true;
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

    public override void Keep(ReadOnlySpan<bool> kept)
    {
        int count = 0;
        for (int row = 0; row < kept.Length; row++)
        {
            if (kept[row])
                this[row].CopyTo(this[count++]);
        }

        RowCount = count;
    }

    public override void Clear() => RowCount = 0;

    public override FeatureRows Halve()
    {
        Clear();
        int kept = (_chunkCount + 1) / 2;
        var other = new DenseRows(ColumnCount) { _chunks = _chunks[kept.._chunkCount], _chunkCount = _chunkCount - kept };
        (_chunks, _chunkCount) = (_chunks[..kept], kept);
        return other;
    }

    private Span<float> NextRow()
    {
        if (RowCount >> _shift == _chunkCount)
        {
            if (_chunkCount == _chunks.Length)
                Array.Resize(ref _chunks, Math.Max(4, 2 * _chunkCount));
            _chunks[_chunkCount++] = CacheLines.Allocate(ColumnCount << _shift);
        }

        return this[RowCount];
    }
}
