using System.Runtime.CompilerServices;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Data;

/// <summary>Rows with only their values that are not zero: compressed sparse rows.</summary>
internal sealed class CsrRows(int columnCount) : FeatureRows(columnCount)
{
    // The first chunk is small, for rows that turn out to be few or dense; each is twice as long as the one before, up to a limit.
    private const int FirstElements = 1 << 14;
    private const int MostElements = 1 << 18;

    private readonly List<Chunk> _chunks = [];
    private readonly List<Place> _rows = [];
    private int _chunk;
    private int _used;

    public long NonZeroCount { get; private set; }

    public override long Bytes => (NonZeroCount * (sizeof(int) + sizeof(float))) + ((long)RowCount * 3 * sizeof(int));

    /// <summary>The columns of a row that are not zero, increasing.</summary>
    public ReadOnlySpan<int> Columns(int row)
    {
        Place place = _rows[row];
        return _chunks[place.Chunk].Columns.AsSpan(place.Start, place.Count);
    }

    /// <summary>The values in these columns.</summary>
    public Span<float> Values(int row)
    {
        Place place = _rows[row];
        return _chunks[place.Chunk].Values.AsSpan(place.Start, place.Count);
    }

    /// <summary>Begins to fetch a row from far memory.</summary>
    public void StartFetching(int row)
    {
        Prefetch.Start(Columns(row));
        Prefetch.Start<float>(Values(row));
    }

    public override VBuffer<float> Row(int row) => new(ColumnCount, Columns(row).Length, Values(row).ToArray(), Columns(row).ToArray());

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool TryAppend(in VBuffer<float> row)
    {
        ReadOnlySpan<float> values = row.GetValues();
        ReadOnlySpan<int> columns = row.IsDense ? default : row.GetIndices();
        Chunk chunk = ChunkFor(values.Length);
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] == 0)
                continue;
            if (!float.IsFinite(values[i]))
                return false;
            chunk.Columns[_used + count] = row.IsDense ? i : columns[i];
            chunk.Values[_used + count] = values[i];
            count++;
        }

        Add(count);
        return true;
    }

    public override void Keep(ReadOnlySpan<bool> kept)
    {
        // Every row moves to where one before it was, or stays.
        Place[] places = [.. _rows];
        Clear();
        for (int row = 0; row < kept.Length; row++)
        {
            if (!kept[row])
                continue;
            (int from, int start, int count) = places[row];
            Chunk chunk = ChunkFor(count);
            _chunks[from].Columns.AsSpan(start, count).CopyTo(chunk.Columns.AsSpan(_used));
            _chunks[from].Values.AsSpan(start, count).CopyTo(chunk.Values.AsSpan(_used));
            Add(count);
        }
    }

    public override void Clear()
    {
        _rows.Clear();
        _chunk = _used = RowCount = 0;
        NonZeroCount = 0;
    }

    public override FeatureRows Halve()
    {
        Clear();
        var other = new CsrRows(ColumnCount);
        int kept = (_chunks.Count + 1) / 2;
        other._chunks.AddRange(_chunks[kept..]);
        _chunks.RemoveRange(kept, _chunks.Count - kept);
        return other;
    }

    /// <summary>The same rows with all their values.</summary>
    public DenseRows ToDense()
    {
        var dense = new DenseRows(ColumnCount);
        for (int row = 0; row < RowCount; row++)
            dense.Append(Columns(row), Values(row));
        return dense;
    }

    // The next row, which has been written.
    private void Add(int count)
    {
        _rows.Add(new Place(_chunk, _used, count));
        _used += count;
        NonZeroCount += count;
        RowCount++;
    }

    private Chunk ChunkFor(int count)
    {
        if (_chunks.Count > 0 && _chunks[_chunk].Values.Length - _used >= count)
            return _chunks[_chunk];

        // A chunk kept by Clear is taken again if it is long enough.
        for (int next = _chunks.Count == 0 ? 0 : _chunk + 1; next < _chunks.Count; next++)
        {
            if (_chunks[next].Values.Length >= count)
                return Take(next);
        }

        _chunks.Add(new Chunk(Math.Max(count, _chunks.Count < 4 ? FirstElements << _chunks.Count : MostElements)));
        return Take(_chunks.Count - 1);
    }

    private Chunk Take(int chunk)
    {
        _chunk = chunk;
        _used = 0;
        return _chunks[chunk];
    }

    private sealed class Chunk(int length)
    {
        public int[] Columns { get; } = GC.AllocateUninitializedArray<int>(length);

        public float[] Values { get; } = GC.AllocateUninitializedArray<float>(length);
    }

    private readonly record struct Place(int Chunk, int Start, int Count);
}
