using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The values of one column in memory.</summary>
internal abstract class ColumnCache
{
    public abstract int RowCount { get; }

    public static ColumnCache Create(DataViewSchema.Column column) => column.Type is VectorDataViewType vector
        ? Generics.Invoke(CreateVector<int>, vector.ItemType.RawType, vector.Size)
        : Generics.Invoke(CreateScalar<int>, column.Type.RawType);

    /// <summary>An action that appends the cursor's current value.</summary>
    public abstract Action GetAppender(DataViewRowCursor cursor, DataViewSchema.Column column);

    private static ColumnCache CreateScalar<T>() => new ScalarCache<T>();

    private static ColumnCache CreateVector<T>(int size) => new VectorCache<T>(size);
}

internal abstract class ColumnCache<T> : ColumnCache
{
    public sealed override Action GetAppender(DataViewRowCursor cursor, DataViewSchema.Column column)
    {
        var getter = cursor.GetGetter<T>(column);
        T value = default;
        return () =>
        {
            getter(ref value);
            Append(in value);
        };
    }

    public abstract void Fetch(int row, ref T value);

    protected abstract void Append(in T value);
}

internal sealed class ScalarCache<T> : ColumnCache<T>
{
    private readonly List<T> _values = [];

    public override int RowCount => _values.Count;

    public override void Fetch(int row, ref T value) => value = _values[row];

    protected override void Append(in T value) => _values.Add(value);
}

/// <summary>Vectors one after the other in blocks; a vector lies within one block.</summary>
internal sealed class VectorCache<T>(int size) : ColumnCache<VBuffer<T>>
{
    private const int MaxBlock = 1 << 18;

    private readonly List<Row> _rows = [];
    private Block _block = new(64);

    public override int RowCount => _rows.Count;

    public override void Fetch(int row, ref VBuffer<T> value)
    {
        var (block, start, count, length) = _rows[row];
        var editor = VBufferEditor.Create(ref value, length, count);
        block.Values.AsSpan(start, count).CopyTo(editor.Values);
        // A block in which no sparse vector has a value has no indices.
        if (0 < count && count < length)
            block.Indices.AsSpan(start, count).CopyTo(editor.Indices);
        value = editor.Commit();
    }

    protected override void Append(in VBuffer<T> value)
    {
        if (size != 0 && value.Length != size)
            throw Contracts.Except("Caching expected vector of size {0}, but {1} encountered.", size, value.Length);

        var values = value.GetValues();
        if (values.Length > _block.Values.Length - _block.Used)
            _block = new Block(Math.Max(values.Length, Math.Min(2 * _block.Values.Length, MaxBlock)));

        _rows.Add(new Row(_block, _block.Used, values.Length, value.Length));
        _block.Append(values, value.GetIndices());
    }

    private readonly record struct Row(Block Block, int Start, int Count, int Length);

    private sealed class Block(int capacity)
    {
        public readonly T[] Values = new T[capacity];

        public int[] Indices { get; private set; }

        public int Used { get; private set; }

        public void Append(ReadOnlySpan<T> values, ReadOnlySpan<int> indices)
        {
            values.CopyTo(Values.AsSpan(Used));
            if (indices.Length > 0)
            {
                Indices ??= new int[Values.Length];
                indices.CopyTo(Indices.AsSpan(Used));
            }

            Used += values.Length;
        }
    }
}
