using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>A data view of some columns of another one.</summary>
internal sealed class SelectedColumnsDataView : TransformBase, IRowToRowMapper
{
    private readonly int[] _map;

    public SelectedColumnsDataView(IHostEnvironment env, IDataView input, int[] map)
        : base(env, "SelectColumnsDataTransform", input)
    {
        _map = map;
        OutputSchema = SchemaExtensions.MakeSchema(map.Select(index => new DataViewSchema.DetachedColumn(input.Schema[index])));
    }

    public override DataViewSchema OutputSchema { get; }

    public DataViewSchema InputSchema => Source.Schema;

    public override long? GetRowCount() => Source.GetRowCount();

    IEnumerable<DataViewSchema.Column> IRowToRowMapper.GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        var active = dependingColumns.Select(column => _map[column.Index]).ToHashSet();
        return InputSchema.Where(column => active.Contains(column.Index));
    }

    DataViewRow IRowToRowMapper.GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) => new Row(input, this);

    protected override DataViewRowCursor GetRowCursorCore(bool[] active, Random rand)
    {
        var needed = OutputSchema.Where(column => active[column.Index]);
        return new Cursor(Host, Source.GetRowCursor(((IRowToRowMapper)this).GetDependencies(needed), rand), this, active);
    }

    private sealed class Cursor(IChannelProvider provider, DataViewRowCursor input, SelectedColumnsDataView view, bool[] active)
        : SynchronizedCursorBase(provider, input)
    {
        public override DataViewSchema Schema => view.OutputSchema;

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => Input.GetGetter<TValue>(Input.Schema[view._map[column.Index]]);
    }

    private sealed class Row(DataViewRow input, SelectedColumnsDataView view) : WrappingRow(input)
    {
        public override DataViewSchema Schema => view.OutputSchema;

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => Input.GetGetter<TValue>(Input.Schema[view._map[column.Index]]);
    }
}
