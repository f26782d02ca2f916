using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Passes over the first rows, or ends after a number of rows.</summary>
internal sealed class SkipTakeFilter(IHostEnvironment env, IDataView input, long skip = 0, long take = long.MaxValue)
    : TransformBase(env, "SkipTakeFilter", input)
{
    public override DataViewSchema OutputSchema => Source.Schema;

    // Which rows come first is part of the result.
    public override bool CanShuffle => false;

    public override long? GetRowCount() => Source.GetRowCount() is { } count ? Math.Min(Math.Max(0, count - skip), take) : null;

    protected override DataViewRowCursor GetRowCursorCore(bool[] active, Random rand) =>
        new Cursor(Host, Source.GetRowCursor(OutputSchema.Where(column => active[column.Index])), active, skip, take);

    private sealed class Cursor(IChannelProvider provider, DataViewRowCursor input, bool[] active, long skip, long take)
        : RootCursorBase(provider)
    {
        private long _toSkip = skip;
        private long _toTake = take;

        public override DataViewSchema Schema => input.Schema;

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
            if (_toTake == 0)
                return false;
            _toTake--;
            for (; _toSkip > 0; _toSkip--)
            {
                if (!input.MoveNext())
                    return false;
            }

            return input.MoveNext();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
            base.Dispose(disposing);
        }
    }
}
