namespace Microsoft.ML;

/// <summary>A lazily evaluated table with a schema, read through forward-only cursors.</summary>
public interface IDataView
{
    bool CanShuffle { get; }

    DataViewSchema Schema { get; }

    /// <summary>The number of rows where it is known without a pass over the data.</summary>
    long? GetRowCount();

    DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null);

    /// <summary>Cursors that together visit every row once; <paramref name="n"/> is a hint.</summary>
    DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null);
}
