using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal sealed partial class ShuffledDataView
{
    /// <summary>Draws rows from a pool that is filled up with the next row of the input after each draw.</summary>
    private sealed class Cursor : RootCursorBase
    {
        private readonly DataViewRowCursor _input;
        private readonly Random _random;
        private readonly Column[] _columns;
        private readonly Column<DataViewRowId> _ids;

        // The rows of the pool in the order they came, from _first on, wrapping around. What is drawn is swapped with the first.
        private readonly int[] _pool;
        private int _first;
        private int _count;
        private int _current = -1;
        private bool _inputHasEnded;

        public Cursor(IChannelProvider provider, DataViewRowCursor input, bool[] active, int poolSize, Random random)
            : base(provider)
        {
            _input = input;
            _random = random;
            _pool = new int[poolSize];
            _ids = new Column<DataViewRowId>(input.GetIdGetter(), poolSize);
            _columns = [.. input.Schema.Select(column => active[column.Index]
                ? Generics.Invoke(CreateColumn<int>, column.Type.GetItemType().RawType, column, poolSize)
                : null)];
        }

        public override DataViewSchema Schema => _input.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column)
        {
            Ch.CheckParam(column.Index < _columns.Length, nameof(column));
            return _columns[column.Index] != null;
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Ch.CheckParam(IsColumnActive(column), nameof(column), "requested column not active");
            var type = column.Type.RawType;
            if (type != typeof(TValue))
                throw Ch.Except($"Invalid TValue: '{typeof(TValue)}', expected type: '{type}'.");
            return GetGetter((Column<TValue>)_columns[column.Index]);
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => GetGetter(_ids);

        private ValueGetter<TValue> GetGetter<TValue>(Column<TValue> column) => (ref TValue value) =>
        {
            Ch.Check(IsGood, RowCursorUtils.FetchValueStateError);
            column.Fetch(_current, ref value);
        };

        protected override bool MoveNextCore()
        {
            if (_current < 0)
            {
                for (int slot = 0; slot < _pool.Length && TryFill(slot);)
                    slot++;
            }
            else
            {
                TryFill(_current);
            }

            if (_count == 0)
                return false;

            int drawn = (_first + _random.Next(_count)) % _pool.Length;
            _current = _pool[drawn];
            _pool[drawn] = _pool[_first];
            _first = (_first + 1) % _pool.Length;
            _count--;
            return true;
        }

        /// <summary>Puts the next row into a slot that is free, behind the rows of the pool.</summary>
        private bool TryFill(int slot)
        {
            if (_inputHasEnded)
                return false;

            try
            {
                _inputHasEnded = !_input.MoveNext();
                if (_inputHasEnded)
                    return false;
                foreach (var column in _columns)
                    column?.Fill(slot);
                _ids.Fill(slot);
            }
            catch (Exception ex)
            {
                throw Ch.Except(ex, "Shuffle input cursor reader failed with an exception");
            }

            _pool[(_first + _count) % _pool.Length] = slot;
            _count++;
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _input.Dispose();
            base.Dispose(disposing);
        }

        private Column CreateColumn<T>(DataViewSchema.Column column, int poolSize) => column.Type is VectorDataViewType
            ? new VectorColumn<T>(_input.GetGetter<VBuffer<T>>(column), poolSize)
            : new Column<T>(_input.GetGetter<T>(column), poolSize);

        private abstract class Column
        {
            public abstract void Fill(int slot);
        }

        /// <summary>The values of a column for the rows of the pool.</summary>
        private class Column<T>(ValueGetter<T> getter, int poolSize) : Column
        {
            protected readonly T[] Values = new T[poolSize];

            public override void Fill(int slot) => getter(ref Values[slot]);

            public virtual void Fetch(int slot, ref T value) => value = Values[slot];
        }

        private sealed class VectorColumn<T>(ValueGetter<VBuffer<T>> getter, int poolSize) : Column<VBuffer<T>>(getter, poolSize)
        {
            // The receiver may write into what it gets.
            public override void Fetch(int slot, ref VBuffer<T> value) => Values[slot].CopyTo(ref value);
        }
    }
}
