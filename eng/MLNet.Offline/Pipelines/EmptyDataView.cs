using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A schema without rows.</summary>
internal sealed class EmptyDataView : IDataView
{
    private readonly IHost _host;

    public EmptyDataView(IHostEnvironment env, DataViewSchema schema)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(EmptyDataView));
        Schema = _host.CheckRef(schema, nameof(schema));
    }

    public bool CanShuffle => true;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => 0;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(_host, Schema, RowCursorUtils.GetActive(columnsNeeded, Schema));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(IChannelProvider provider, DataViewSchema schema, bool[] active) : RootCursorBase(provider)
    {
        public override DataViewSchema Schema => schema;

        public override bool IsColumnActive(DataViewSchema.Column column) =>
            column.Index < active.Length && active[column.Index];

        public override ValueGetter<DataViewRowId> GetIdGetter() => Fail;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Ch.CheckParam(IsColumnActive(column), nameof(column), "requested column not active");
            return Fail;
        }

        protected override bool MoveNextCore() => false;

        private void Fail<TValue>(ref TValue value) => throw Ch.Except(RowCursorUtils.FetchValueStateError);
    }
}
