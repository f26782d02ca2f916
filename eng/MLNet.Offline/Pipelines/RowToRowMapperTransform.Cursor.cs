using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal sealed partial class RowToRowMapperTransform
{
    private sealed class Cursor(
        IChannelProvider provider,
        DataViewRowCursor input,
        ColumnBindings bindings,
        bool[] active,
        Delegate[] getters,
        Action disposer) : SynchronizedCursorBase(provider, input)
    {
        private bool _disposed;

        public override DataViewSchema Schema => bindings.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column)
        {
            Ch.Check(column.Index < active.Length);
            return active[column.Index];
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Ch.Check(IsColumnActive(column));
            var index = bindings.MapColumnIndex(out var isSource, column.Index);
            return isSource
                ? Input.GetGetter<TValue>(Input.Schema[index])
                : RowCursorUtils.Cast<TValue>(getters[index]);
        }

        protected override void Dispose(bool disposing)
        {
            if (_disposed)
                return;
            _disposed = true;
            if (disposing)
                disposer?.Invoke();
            base.Dispose(disposing);
        }
    }
}
