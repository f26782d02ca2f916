using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal sealed partial class RowToRowMapperTransform
{
    /// <summary>
    /// Where columns are computed, ML.NET does so on threads of its own. Here it happens in place, but errors look as they do
    /// there, where those of the computation and of the data below come out wrapped.
    /// </summary>
    private sealed class ComputingCursor(IChannelProvider provider, DataViewRowCursor input) : RootCursorBase(provider)
    {
        public override DataViewSchema Schema => input.Schema;

        public override long Batch => input.Batch;

        public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Ch.CheckParam(IsColumnActive(column), nameof(column), "requested column not active");
            var type = Schema[column.Index].Type.RawType;
            if (type != typeof(TValue))
                throw Ch.Except($"Invalid TValue: '{typeof(TValue)}', expected type: '{type}'.");

            var getter = input.GetGetter<TValue>(column);
            return (ref TValue value) =>
            {
                Ch.Check(IsGood, "Cannot get value as the cursor is not in a good state");
                try
                {
                    getter(ref value);
                }
                catch (Exception ex)
                {
                    throw Wrap(ex);
                }
            };
        }

        protected override bool MoveNextCore()
        {
            try
            {
                return input.MoveNext();
            }
            catch (Exception ex)
            {
                throw Wrap(ex);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
            base.Dispose(disposing);
        }

        private static Exception Wrap(Exception ex) =>
            Contracts.Except(ex, "Splitter/consolidator worker encountered exception while consuming source data");
    }
}
