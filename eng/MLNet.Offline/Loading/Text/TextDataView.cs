using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The rows of some text files, read anew for every cursor.</summary>
internal sealed partial class TextDataView : IDataView
{
    private readonly IHost _host;
    private readonly TextFormat _format;
    private readonly TextColumns _columns;
    private readonly IMultiStreamSource _files;

    public TextDataView(IHost host, TextFormat format, TextColumns columns, IMultiStreamSource files)
    {
        _host = host;
        _format = format;
        _columns = columns;
        _files = files;
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema => _columns.Schema;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(this, RowCursorUtils.GetActive(columnsNeeded, Schema));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
