using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A data view over an enumerable, which is enumerated once for every cursor.</summary>
internal sealed class StreamingDataView<TRow> : IDataView
    where TRow : class
{
    private readonly IHost _host;
    private readonly IEnumerable<TRow> _data;
    private readonly TypedSchema.Column[] _columns;

    public StreamingDataView(IHostEnvironment env, IEnumerable<TRow> data, TypedSchema.Column[] columns)
    {
        _host = env.Register("StreamingDataView");
        _data = data;
        _columns = columns;
        Schema = TypedSchema.MakeSchema(columns);
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => (_data as ICollection<TRow>)?.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        var active = RowCursorUtils.GetActive(columnsNeeded, Schema);
        return new Cursor(_host, this, active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(IHost host, StreamingDataView<TRow> view, bool[] active) : RootCursorBase(host)
    {
        private readonly ObjectGetters<TRow> _getters = new(host, view._columns, c => active[c]);
        private readonly IEnumerator<TRow> _rows = view._data.GetEnumerator();

        public override DataViewSchema Schema => view.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => _getters.IsActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _getters.Get<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) =>
        {
            Ch.Check(IsGood, RowCursorUtils.FetchValueStateError);
            value = new DataViewRowId((ulong)Position, 0);
        };

        protected override bool MoveNextCore()
        {
            if (!_rows.MoveNext())
            {
                _getters.Current = null;
                return false;
            }

            _getters.Current = _rows.Current
                ?? throw Ch.Except("Encountered null when iterating over data, this is not supported.");
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _rows.Dispose();
            base.Dispose(disposing);
        }
    }
}
