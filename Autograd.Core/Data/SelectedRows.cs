using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core.Data;

/// <summary>
/// Rows of a large matrix, chosen by their indices and used where they lie: a batch in any order without the copy that <c>index_select</c> makes. Chosen anew without allocation.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="columnCount">The number of columns, at least 1.</param>
/// <remarks>
/// Elements are data: they get no gradient. The matrix lies in chunks, so that it can grow without being copied. Like a variable, rows that were used must not be changed until
/// backward has run; another selection in between is noticed, a change of the matrix is not.
/// </remarks>
/// <example><code>
/// ArraySegment&lt;float&gt;[] chunks = [new float[1024 * 10], new float[300 * 10]];
/// var x = new SelectedRows&lt;float&gt;(columnCount: 10);
/// x.Select(chunks, rowsPerChunk: 1024, new[] { 1100, 3, 700 });
/// Variable&lt;float&gt; y = x.Linear(weight, bias);
/// </code></example>
public sealed class SelectedRows<T>(int columnCount)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private ReadOnlyMemory<ArraySegment<T>> _chunks;
    private ReadOnlyMemory<int> _rows;
    private ArraySegment<T> _run;
    private int _shift;
    private long _available;

    /// <summary>The number of columns.</summary>
    public int ColumnCount { get; } = columnCount > 0
        ? columnCount
        : throw new ArgumentOutOfRangeException(nameof(columnCount), columnCount, $"SelectedRows: the number of columns must be positive, got {columnCount}.");

    /// <summary>The number of rows chosen.</summary>
    public int RowCount { get; private set; }

    /// <summary>Whether each row follows the one before it, in the matrix and in memory.</summary>
    public bool IsContiguous { get; private set; }

    /// <summary>Rises with every selection.</summary>
    internal int Version { get; private set; }

    /// <summary>Chooses rows.</summary>
    /// <param name="chunks">The matrix, row after row. Nothing is copied. Rows are read fastest where they begin with a line of the processor's cache.</param>
    /// <param name="rowsPerChunk">How many rows each chunk holds but the last, which may hold fewer or more than are used: a power of two.</param>
    /// <param name="rows">The index of each row in the matrix, in any order and as often as wanted. Not copied either: leave it as it is until backward has run.</param>
    /// <param name="upcoming">
    /// How many of <paramref name="rows"/>, the last ones, are not selected yet, but will be next: memory is told to give the first of them in time.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="rowsPerChunk"/> is no power of two, or a chunk but the last holds fewer rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row, or <paramref name="upcoming"/> is not among them. What was selected before stays so.</exception>
    public void Select(ReadOnlyMemory<ArraySegment<T>> chunks, int rowsPerChunk, ReadOnlyMemory<int> rows, int upcoming = 0)
    {
        if (!BitOperations.IsPow2(rowsPerChunk))
            throw new ArgumentException($"SelectedRows: the rows in a chunk must be a power of two, got {rowsPerChunk}.", nameof(rowsPerChunk));
        if ((uint)upcoming > (uint)rows.Length)
            throw new ArgumentOutOfRangeException(nameof(upcoming), upcoming, $"SelectedRows: {upcoming} of {rows.Length} rows cannot be upcoming.");
        if (!chunks.Equals(_chunks) || BitOperations.Log2((uint)rowsPerChunk) != _shift)
            CheckChunks(chunks.Span, rowsPerChunk);
        long available = chunks.IsEmpty ? 0 : ((chunks.Length - 1) * (long)rowsPerChunk) + Math.Min(rowsPerChunk, chunks.Span[^1].Count / ColumnCount);
        ReadOnlySpan<int> indices = rows.Span;
        bool areInARow = RowIndices.AreInARow(indices);

        // Of a run the ends tell all.
        if (areInARow && indices.Length > 2)
            CheckRows([indices[0], indices[^1]], available);
        else
            CheckRows(indices, available);
        _available = available;
        _chunks = chunks;
        _rows = rows;
        _shift = BitOperations.Log2((uint)rowsPerChunk);
        RowCount = rows.Length - upcoming;
        IsContiguous = RowCount > 0 && (areInARow || RowIndices.AreInARow(indices[..RowCount])) && indices[0] >> _shift == indices[RowCount - 1] >> _shift;
        _run = IsContiguous ? chunks.Span[indices[0] >> _shift][((indices[0] & (rowsPerChunk - 1)) * ColumnCount)..] : default;
        Version++;
    }

    /// <summary>Chooses rows that follow each other in memory, which needs no list of them.</summary>
    /// <param name="memory">The rows, and what lies behind them: memory is told to give the first of it in time. Nothing is copied.</param>
    /// <param name="rowCount">How many rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows, or fewer than none are asked for. What was selected before stays so.</exception>
    public void SelectRun(ArraySegment<T> memory, int rowCount)
    {
        int available = memory.Count / ColumnCount;
        if ((uint)rowCount > (uint)available)
            throw new ArgumentOutOfRangeException(nameof(rowCount), rowCount, $"SelectedRows: {rowCount} rows of {ColumnCount} elements cannot be selected, there are {available}.");
        _available = 0;
        _rows = default;
        _run = memory;
        RowCount = rowCount;
        IsContiguous = rowCount > 0;
        Version++;
    }

    /// <summary>The rows in whatever order.</summary>
    internal ChosenRows<T> Chosen()
    {
        // Once more, because they are read without a look at where the last of them ends, and the caller may have changed the list.
        CheckRows(_rows.Span, _available);
        return new(_chunks.Span, _shift, ColumnCount, _rows.Span, RowCount);
    }

    /// <summary>The rows of a run.</summary>
    internal StreamedRows<T> Streamed() => new(_run, ColumnCount, RowCount);

    /// <summary>The rows of a run that are at hand, or so short that the processor fetches them by itself.</summary>
    internal ContiguousRows<T> Contiguous() => new(_run, ColumnCount, RowCount);

    private static void CheckRows(ReadOnlySpan<int> rows, long available)
    {
        // As unsigned numbers negative ones are the largest.
        uint largest = RowIndices.Largest(rows);
        if (largest >= available && !rows.IsEmpty)
            throw new ArgumentOutOfRangeException(nameof(rows), (int)largest, $"SelectedRows: row {(int)largest} does not exist, there are {available}.");
    }

    private void CheckChunks(ReadOnlySpan<ArraySegment<T>> chunks, int rowsPerChunk)
    {
        for (int i = 0; i < chunks.Length - 1; i++)
        {
            if (chunks[i].Count / ColumnCount < rowsPerChunk)
                throw new ArgumentException($"SelectedRows: every chunk but the last must hold {rowsPerChunk} rows of {ColumnCount} elements, chunk {i} has {chunks[i].Count} elements.", nameof(chunks));
        }
    }
}
