using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal sealed partial class CacheDataView
{
    private sealed class Cursor(CacheDataView view, bool[] active, int[] permutation) : RootCursorBase(view._host)
    {
        private readonly Delegate[] _getters = new Delegate[active.Length];
        private int _rowCount = -1;
        private int _row;

        public override DataViewSchema Schema => view.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column)
        {
            Ch.CheckParam(column.Index < active.Length, nameof(column));
            return active[column.Index];
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Ch.CheckParam(IsColumnActive(column), nameof(column), "requested column not active");
            var type = Schema[column.Index].Type.RawType;
            if (type != typeof(TValue))
                throw Ch.Except($"Invalid TValue: '{typeof(TValue)}', expected type: '{type}'.");
            return (ValueGetter<TValue>)(_getters[column.Index] ??= CreateGetter<TValue>(column.Index));
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) =>
        {
            Ch.Check(IsGood, "Cannot call ID getter in current state");
            value = new DataViewRowId((ulong)_row, 0);
        };

        protected override bool MoveNextCore()
        {
            if (_rowCount < 0)
                _rowCount = view.Fill(active);

            var next = (int)Position + 1;
            if (next >= _rowCount)
                return false;
            _row = permutation == null ? next : permutation[next];
            return true;
        }

        private ValueGetter<TValue> CreateGetter<TValue>(int column)
        {
            ColumnCache<TValue> cache = null;
            return (ref TValue value) =>
            {
                Ch.Check(IsGood, RowCursorUtils.FetchValueStateError);
                cache ??= (ColumnCache<TValue>)view._caches[column];
                cache.Fetch(_row, ref value);
            };
        }
    }
}
