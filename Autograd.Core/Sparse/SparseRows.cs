using System.Numerics;

namespace Autograd.Core.Sparse;

/// <summary>A batch of rows of which only some elements are given, the others being 0: a matrix in compressed form (CSR). Refilled without allocation.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="columnCount">The number of columns.</param>
/// <remarks>
/// Elements are data: they get no gradient. Like a variable, rows that were used must not be changed until backward has run; it notices.
/// </remarks>
/// <example><code>
/// var x = new SparseRows&lt;float&gt;(columnCount: 1_000_000);
/// x.Add([3, 70_000], [1f, 0.5f]);
/// x.Add([999_999], [2f]);
/// Variable&lt;float&gt; weight = Variable.Zeros&lt;float&gt;([1_000_000, 1]);
/// Variable&lt;float&gt; y = x.MatMul(weight);
/// </code></example>
public sealed class SparseRows<T>(int columnCount)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private int[] _offsets = new int[65];
    private int[] _columns = new int[64];
    private T[] _values = new T[64];

    /// <summary>The number of columns.</summary>
    public int ColumnCount { get; } = columnCount >= 0
        ? columnCount
        : throw new ArgumentOutOfRangeException(nameof(columnCount), columnCount, $"SparseRows: the number of columns must not be negative, got {columnCount}.");

    /// <summary>The number of rows.</summary>
    public int RowCount { get; private set; }

    /// <summary>The number of elements given, in all rows.</summary>
    public int NonZeroCount => _offsets[RowCount];

    /// <summary>Where each row begins in <see cref="ColumnIndices"/> and <see cref="Values"/>, and where the last one ends.</summary>
    public ReadOnlySpan<int> RowOffsets => _offsets.AsSpan(0, RowCount + 1);

    /// <summary>The columns of the elements, row by row.</summary>
    public ReadOnlySpan<int> ColumnIndices => _columns.AsSpan(0, NonZeroCount);

    /// <summary>The elements, row by row.</summary>
    public ReadOnlySpan<T> Values => _values.AsSpan(0, NonZeroCount);

    /// <summary>Rises with every change.</summary>
    internal int Version { get; private set; }

    /// <summary>Removes all rows. Their memory is kept for the next.</summary>
    public void Clear()
    {
        RowCount = 0;
        Version++;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="columns">The columns of the elements, in any order. One that occurs twice counts twice: the element is the sum.</param>
    /// <param name="values">The elements.</param>
    /// <exception cref="ArgumentException">Both have not the same length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column does not exist. Nothing has been added.</exception>
    public void Add(ReadOnlySpan<int> columns, ReadOnlySpan<T> values)
    {
        if (columns.Length != values.Length)
            throw new ArgumentException($"SparseRows: a row must have as many columns as values, got {columns.Length} and {values.Length}.", nameof(values));
        foreach (int column in columns)
        {
            if ((uint)column >= (uint)ColumnCount)
                throw new ArgumentOutOfRangeException(nameof(columns), column, $"SparseRows: column {column} does not exist, there are {ColumnCount}.");
        }

        (Span<int> to, Span<T> elements) = Append(columns.Length);
        columns.CopyTo(to);
        values.CopyTo(elements);
    }

    /// <summary>Adds a row that the caller fills in place, which is the fastest way.</summary>
    /// <param name="count">The number of its elements.</param>
    /// <returns>Where to write the columns, each from 0 to <see cref="ColumnCount"/> exclusive, and the elements.</returns>
    /// <remarks>Write all of them, before the next row is added and before the rows are used. Columns are checked when they are used, not here.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public NewRow Append(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int start = NonZeroCount, end = checked(start + count);
        Reserve(ref _offsets, RowCount + 2);
        Reserve(ref _columns, end);
        Reserve(ref _values, end);
        _offsets[++RowCount] = end;
        Version++;
        return new NewRow(_columns.AsSpan(start, count), _values.AsSpan(start, count));
    }

    private static void Reserve<TElement>(ref TElement[] array, int length)
    {
        if (array.Length < length)
            Array.Resize(ref array, Math.Max(length, (int)Math.Min(2L * array.Length, Array.MaxLength)));
    }

    /// <summary>Where to write a row that was added.</summary>
    public readonly ref struct NewRow
    {
        internal NewRow(Span<int> columnIndices, Span<T> values)
        {
            ColumnIndices = columnIndices;
            Values = values;
        }

        /// <summary>The columns of its elements.</summary>
        public Span<int> ColumnIndices { get; }

        /// <summary>Its elements.</summary>
        public Span<T> Values { get; }

        /// <summary><c>var (columnIndices, values) = rows.Append(count);</c></summary>
        public void Deconstruct(out Span<int> columnIndices, out Span<T> values)
        {
            columnIndices = ColumnIndices;
            values = Values;
        }
    }
}
