using System.Numerics;

namespace Autograd.MLNet.Data;

/// <summary>A dense matrix that grows by rows, in chunks, so that growing copies nothing.</summary>
internal sealed class RowMatrix
{
    private const int ChunkElements = 1 << 18;

    private readonly List<float[]> _chunks = [];
    private readonly int _shift;
    private int _rowCount;

    /// <summary>An empty matrix.</summary>
    /// <param name="columnCount">The length of every row, at least 1.</param>
    public RowMatrix(int columnCount)
    {
        ColumnCount = columnCount;
        _shift = BitOperations.Log2((uint)Math.Max(1, ChunkElements / columnCount));
    }

    public int ColumnCount { get; }

    public int RowCount => _rowCount;

    /// <summary>The row at an index.</summary>
    public Span<float> this[int row] => _chunks[row >> _shift].AsSpan((row & ((1 << _shift) - 1)) * ColumnCount, ColumnCount);

    /// <summary>A row to be filled; it counts once <see cref="Commit"/> is called, and until then the next call returns it again.</summary>
    public Span<float> NextRow()
    {
        if (_rowCount >> _shift == _chunks.Count)
            _chunks.Add(GC.AllocateUninitializedArray<float>(ColumnCount << _shift));
        return this[_rowCount];
    }

    /// <summary>Keeps the row <see cref="NextRow"/> gave.</summary>
    public void Commit() => _rowCount++;
}
