using Microsoft.ML;
using Microsoft.ML.Data;

namespace Benchmarks.Large;

/// <summary>Rows that follow from their number, so that they take no memory: uniform features, and a linear function of them with noise.</summary>
internal sealed class GeneratedDataView : IDataView
{
    public const string Label = "Label";
    public const string Features = "Features";

    private const float NoiseWidth = 2;

    private readonly long _rows;
    private readonly int _columns;

    public GeneratedDataView(long rows, int columns)
    {
        _rows = rows;
        _columns = columns;
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(Label, NumberDataViewType.Single);
        builder.AddColumn(Features, new VectorDataViewType(NumberDataViewType.Single, columns));
        Schema = builder.ToSchema();
    }

    /// <summary>Is told of rows gone over, some thousand at a time.</summary>
    public Action<long>? Progress { get; set; }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    /// <summary>The R² of the function without the noise.</summary>
    public double BestRSquared
    {
        get
        {
            double signal = Enumerable.Range(0, _columns).Sum(column => Weight(column) * Weight(column));
            return signal / (signal + (NoiseWidth * NoiseWidth));
        }
    }

    public long? GetRowCount() => _rows;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new Cursor(this);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    // None is zero.
    private static double Weight(int column) => (column % 7) - 3.5;

    private sealed class Cursor(GeneratedDataView view) : DataViewRowCursor
    {
        private const int RowsOfProgress = 1 << 16;

        private readonly double[] _weights = [.. Enumerable.Range(0, view._columns).Select(Weight)];
        private readonly float[] _features = new float[view._columns];
        private long _position = -1;
        private float _label;

        public override long Position => _position;

        public override long Batch => 0;

        public override DataViewSchema Schema => view.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = new DataViewRowId((ulong)_position, 0);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => column.Name == Label
            ? (ValueGetter<TValue>)(object)(ValueGetter<float>)((ref float value) => value = _label)
            : (ValueGetter<TValue>)(object)(ValueGetter<VBuffer<float>>)GetFeatures;

        public override bool MoveNext()
        {
            if (_position + 1 >= view._rows)
                return false;
            _position++;
            ulong state = (ulong)_position * (ulong)(_features.Length + 1);
            double label = NoiseWidth * Uniform(state);
            for (int i = 0; i < _features.Length; i++)
            {
                _features[i] = Uniform(++state);
                label += _weights[i] * _features[i];
            }

            _label = (float)label;
            if ((_position + 1) % RowsOfProgress == 0)
                view.Progress?.Invoke(RowsOfProgress);
            return true;
        }

        // SplitMix64: from −1 to 1.
        private static float Uniform(ulong state)
        {
            ulong z = state * 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return ((z >> 40) * (1f / (1 << 23))) - 1;
        }

        private void GetFeatures(ref VBuffer<float> value)
        {
            VBufferEditor<float> editor = VBufferEditor.Create(ref value, _features.Length);
            _features.CopyTo(editor.Values);
            value = editor.Commit();
        }
    }
}
