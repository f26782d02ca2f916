using System.Numerics;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Keeps the rows with a number, or a key as a fraction of its count, within or outside a range.</summary>
internal sealed class RangeFilter(
    IHostEnvironment env, IDataView input, string column, double min, double max, bool includeMax, bool complement)
    : TransformBase(env, "RangeFilter", input)
{
    private readonly DataViewSchema.Column _column = input.Schema[column];

    public override DataViewSchema OutputSchema => Source.Schema;

    public override long? GetRowCount() => null;

    protected override DataViewRowCursor GetRowCursorCore(bool[] active, Random rand)
    {
        var needed = Source.Schema.Where(c => active[c.Index] || c.Index == _column.Index);
        var cursor = Source.GetRowCursor(needed, rand);
        return new Cursor(Host, cursor, active, CreateTest(cursor));
    }

    private Func<bool> CreateTest(DataViewRow row) => _column.Type switch
    {
        KeyDataViewType key => Generics.Invoke(TestKey<uint>, key.RawType, row, key.Count),
        _ when _column.Type == NumberDataViewType.Single => TestNumber<float>(row),
        _ => TestNumber<double>(row),
    };

    private Func<bool> TestNumber<T>(DataViewRow row)
        where T : INumber<T>
    {
        var getter = row.GetGetter<T>(_column);
        var value = T.Zero;
        return () =>
        {
            getter(ref value);
            return Accept(double.CreateTruncating(value));
        };
    }

    private Func<bool> TestKey<T>(DataViewRow row, ulong count)
        where T : IBinaryInteger<T>
    {
        var getter = row.GetGetter<T>(_column);
        var value = T.Zero;
        return () =>
        {
            getter(ref value);
            var key = ulong.CreateTruncating(value);
            return 0 < key && key <= count && Accept(((uint)key - 0.5) / count);
        };
    }

    // Not simply negated for the complement: a value that is not a number is never accepted.
    private bool Accept(double value) => complement
        ? value < min || (includeMax ? value > max : value >= max)
        : value >= min && (includeMax ? value <= max : value < max);

    private sealed class Cursor(IChannelProvider provider, DataViewRowCursor input, bool[] active, Func<bool> accept)
        : RootCursorBase(provider)
    {
        // Rows that are left out are passed over at the bottom, as in SynchronizedCursorBase.
        private readonly DataViewRowCursor _root = (input as SynchronizedCursorBase)?.Root ?? input;

        public override DataViewSchema Schema => input.Schema;

        public override long Batch => input.Batch;

        public override bool IsColumnActive(DataViewSchema.Column column)
        {
            Ch.Check(column.Index < active.Length);
            return active[column.Index];
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Ch.Check(IsColumnActive(column));
            return input.GetGetter<TValue>(column);
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        protected override bool MoveNextCore()
        {
            while (_root.MoveNext())
            {
                if (accept())
                    return true;
            }

            return false;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
            base.Dispose(disposing);
        }
    }
}
