using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Training;

/// <summary>Another view of the same data that counts how often it is read.</summary>
internal sealed class CountingView(IDataView data) : IDataView
{
    public int Cursors { get; private set; }

    public bool CanShuffle => data.CanShuffle;

    public DataViewSchema Schema => data.Schema;

    public long? GetRowCount() => data.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        Cursors++;
        return data.GetRowCursor(columnsNeeded, rand);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => throw new NotSupportedException("Training reads with one cursor.");
}
