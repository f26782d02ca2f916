using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A data view of those rows of another one that pass a test of some columns.</summary>
internal abstract class RowFilter(IHostEnvironment env, string name, IDataView input, params DataViewSchema.Column[] columns)
    : TransformBase(env, name, input)
{
    protected DataViewSchema.Column[] TestedColumns => columns;

    public sealed override DataViewSchema OutputSchema => Source.Schema;

    public sealed override long? GetRowCount() => null;

    protected sealed override DataViewRowCursor GetRowCursorCore(bool[] active, Random rand)
    {
        var needed = Source.Schema.Where(column => active[column.Index] || columns.Any(tested => tested.Index == column.Index));
        var cursor = Source.GetRowCursor(needed, rand);
        return new Cursor(Host, cursor, active, CreateTest(cursor));
    }

    /// <summary>Makes the test of the current row of a cursor.</summary>
    protected abstract Func<bool> CreateTest(DataViewRow row);

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
