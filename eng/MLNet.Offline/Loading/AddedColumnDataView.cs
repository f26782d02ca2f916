using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A data view with one more column, whose getter is made for each cursor.</summary>
internal sealed class AddedColumnDataView(
    IHostEnvironment env,
    string name,
    IDataView input,
    DataViewSchema.DetachedColumn column,
    DataViewSchema.Column? source,
    Func<DataViewRow, Delegate> createGetter,
    bool canShuffle) : TransformBase(env, name, input)
{
    private readonly ColumnBindings _bindings = new(input.Schema, [column]);

    public override DataViewSchema OutputSchema => _bindings.Schema;

    public override bool CanShuffle => canShuffle && Source.CanShuffle;

    public override long? GetRowCount() => Source.GetRowCount();

    protected override DataViewRowCursor GetRowCursorCore(bool[] active, Random rand)
    {
        var isAdded = active[_bindings.AddedColumnIndices[0]];
        var passedOn = _bindings.GetActiveInput(c => active[c]);
        var needed = Source.Schema.Where(c => passedOn[c.Index] || (isAdded && c.Index == source?.Index));
        var cursor = Source.GetRowCursor(needed, rand);
        return new Cursor(Host, cursor, _bindings, active, isAdded ? createGetter(cursor) : null);
    }

    private sealed class Cursor(
        IChannelProvider provider, DataViewRowCursor input, ColumnBindings bindings, bool[] active, Delegate getter)
        : SynchronizedCursorBase(provider, input)
    {
        public override DataViewSchema Schema => bindings.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Ch.Check(IsColumnActive(column));
            var index = bindings.MapColumnIndex(out var isSource, column.Index);
            return isSource ? Input.GetGetter<TValue>(Input.Schema[index]) : RowCursorUtils.Cast<TValue>(getter);
        }
    }
}
