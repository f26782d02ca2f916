using Microsoft.ML;
using Microsoft.ML.Data;

namespace Benchmarks.Sparse;

/// <summary>Rows of hashed features made while they are read, so that they take no memory: column j is the likelier the smaller j, and the label the sign of a random linear function.</summary>
internal sealed class SparseDataView : IDataView
{
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _nonZeros;

    public SparseDataView(int rows, int columns, int nonZeros)
    {
        _rows = rows;
        _columns = columns;
        _nonZeros = nonZeros;
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Label", BooleanDataViewType.Instance);
        builder.AddColumn("Features", new VectorDataViewType(NumberDataViewType.Single, columns));
        Schema = builder.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => _rows;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new Cursor(this);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(SparseDataView view) : DataViewRowCursor
    {
        private readonly Random _random = new(1);
        private readonly HashSet<int> _seen = [];
        private readonly int[] _indices = new int[view._nonZeros];
        private readonly float[] _values = new float[view._nonZeros];
        private long _position = -1;
        private bool _label;

        public override long Position => _position;

        public override long Batch => 0;

        public override DataViewSchema Schema => view.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = new DataViewRowId((ulong)_position, 0);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => column.Name == "Label"
            ? (ValueGetter<TValue>)(object)(ValueGetter<bool>)((ref bool value) => value = _label)
            : (ValueGetter<TValue>)(object)(ValueGetter<VBuffer<float>>)Features;

        public override bool MoveNext()
        {
            if (_position + 1 >= view._rows)
                return false;
            _position++;
            _seen.Clear();
            while (_seen.Count < _indices.Length)
                _seen.Add((int)(view._columns * Math.Pow(_random.NextDouble(), 3)));
            _seen.CopyTo(_indices);
            Array.Sort(_indices);
            double score = 0;
            for (int i = 0; i < _indices.Length; i++)
            {
                _values[i] = 1;
                score += Math.Sin(_indices[i] * 12.9898);
            }

            _label = score > 0;
            return true;
        }

        private void Features(ref VBuffer<float> value)
        {
            VBufferEditor<float> editor = VBufferEditor.Create(ref value, view._columns, _indices.Length);
            _indices.CopyTo(editor.Indices);
            _values.CopyTo(editor.Values);
            value = editor.Commit();
        }
    }
}
