using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A data view without the columns of a name.</summary>
internal sealed class DropColumnDataView : TransformBase
{
    private readonly int[] _map;

    public DropColumnDataView(IHostEnvironment env, IDataView input, string name)
        : base(env, "ColumnSelectingTransformer", input)
    {
        var kept = input.Schema.Where(column => column.Name != name).ToArray();
        _map = Array.ConvertAll(kept, column => column.Index);
        OutputSchema = SchemaExtensions.MakeSchema(kept.Select(column => new DataViewSchema.DetachedColumn(column)));
    }

    public override DataViewSchema OutputSchema { get; }

    public override long? GetRowCount() => Source.GetRowCount();

    protected override DataViewRowCursor GetRowCursorCore(bool[] active, Random rand)
    {
        var needed = _map.Where((_, i) => active[i]).Select(i => Source.Schema[i]);
        return new Cursor(Host, Source.GetRowCursor(needed, rand), OutputSchema, _map, active);
    }

    private sealed class Cursor(
        IChannelProvider provider, DataViewRowCursor input, DataViewSchema schema, int[] map, bool[] active)
        : SynchronizedCursorBase(provider, input)
    {
        public override DataViewSchema Schema => schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Ch.Check(IsColumnActive(column));
            return Input.GetGetter<TValue>(Input.Schema[map[column.Index]]);
        }
    }
}
