namespace Microsoft.ML.Data;

internal sealed partial class RowToRowMapperTransform
{
    private sealed class Row(DataViewRow input, ColumnBindings bindings, Delegate[] getters, Action disposer)
        : WrappingRow(input)
    {
        public override DataViewSchema Schema => bindings.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column)
        {
            var index = bindings.MapColumnIndex(out var isSource, column.Index);
            return isSource ? Input.IsColumnActive(Input.Schema[index]) : getters[index] != null;
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            var index = bindings.MapColumnIndex(out var isSource, column.Index);
            return isSource
                ? Input.GetGetter<TValue>(Input.Schema[index])
                : RowCursorUtils.Cast<TValue>(getters[index]);
        }

        protected override void DisposeCore(bool disposing)
        {
            if (disposing)
                disposer?.Invoke();
        }
    }
}
