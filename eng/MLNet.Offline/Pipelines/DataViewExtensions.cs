namespace Microsoft.ML.Data;

internal static class DataViewExtensions
{
    public static DataViewRowCursor GetRowCursor(this IDataView view, params DataViewSchema.Column[] columnsNeeded) =>
        view.GetRowCursor(columnsNeeded);

    public static DataViewRowCursor GetRowCursorForAllColumns(this IDataView view) => view.GetRowCursor(view.Schema);
}
