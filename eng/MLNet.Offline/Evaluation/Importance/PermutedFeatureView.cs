using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The first rows of a data view, in which one feature has other values.</summary>
internal sealed class PermutedFeatureView(IHostEnvironment env, IDataView input, DataViewSchema.Column features, int slot, float[] values)
    : TransformBase(env, nameof(PermutedFeatureView), input)
{
    // Without annotations: the new column has no slot names.
    private readonly ColumnBindings _bindings = new(input.Schema, [new(features.Name, features.Type)]);
    private readonly DataViewSchema.Column _features = features;
    private readonly int _slot = slot;
    private readonly float[] _values = values;

    public override DataViewSchema OutputSchema => _bindings.Schema;

    public override bool CanShuffle => false;

    public override long? GetRowCount() => _values.Length;

    protected override DataViewRowCursor GetRowCursorCore(bool[] active, Random rand)
    {
        var passedOn = _bindings.GetActiveInput(c => active[c]);
        return new Cursor(this, Source.GetRowCursor(Source.Schema.Where(c => passedOn[c.Index] || c.Index == _features.Index)), active);
    }

    /// <summary>Puts a value in a slot; a sparse vector gets a new explicit item unless the value is zero.</summary>
    private static void Set(ref VBuffer<float> vector, int slot, float value)
    {
        int found = vector.IsDense ? slot : vector.GetIndices().BinarySearch(slot);
        if (found >= 0)
        {
            VBufferEditor.CreateFromBuffer(ref vector).Values[found] = value;
            return;
        }

        if (value == 0)
            return;
        int at = ~found;
        float[] items = [.. vector.GetValues()[..at], value, .. vector.GetValues()[at..]];
        int[] indices = [.. vector.GetIndices()[..at], slot, .. vector.GetIndices()[at..]];
        vector = new VBuffer<float>(vector.Length, items.Length, items, indices);
    }

    private sealed class Cursor(PermutedFeatureView parent, DataViewRowCursor input, bool[] active) : RootCursorBase(parent.Host)
    {
        private readonly ValueGetter<VBuffer<float>> _getFeatures = input.GetGetter<VBuffer<float>>(parent._features);
        private VBuffer<float> _features;

        public override DataViewSchema Schema => parent.OutputSchema;

        public override long Batch => input.Batch;

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Ch.Check(IsColumnActive(column));
            int index = parent._bindings.MapColumnIndex(out bool isSource, column.Index);
            return isSource
                ? input.GetGetter<TValue>(input.Schema[index])
                : RowCursorUtils.Cast<TValue>((ValueGetter<VBuffer<float>>)GetPermuted);
        }

        protected override bool MoveNextCore() => Position + 1 < parent._values.Length && input.MoveNext();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
            base.Dispose(disposing);
        }

        private void GetPermuted(ref VBuffer<float> permuted)
        {
            _getFeatures(ref _features);
            _features.CopyTo(ref permuted);
            Set(ref permuted, parent._slot, parent._values[Position]);
        }
    }
}
