using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Places added columns among the input's: at the end, or after the column they hide.</summary>
internal sealed class ColumnBindings
{
    // An index of the input, or the complement of an index of the added columns.
    private readonly int[] _map;

    public ColumnBindings(DataViewSchema input, DataViewSchema.DetachedColumn[] addedColumns)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckValue(addedColumns, nameof(addedColumns));

        InputSchema = input;
        List<int> map = [.. Enumerable.Range(0, input.Count)];
        for (var i = 0; i < addedColumns.Length; i++)
        {
            var hidden = map.FindLastIndex(m => Column(m).Name == addedColumns[i].Name);
            map.Insert(hidden < 0 ? map.Count : hidden + 1, ~i);
        }

        _map = [.. map];
        AddedColumnIndices = [.. addedColumns.Select((_, i) => map.IndexOf(~i))];

        var builder = new DataViewSchema.Builder();
        builder.AddColumns(map.Select(Column));
        Schema = builder.ToSchema();

        DataViewSchema.DetachedColumn Column(int m) => m >= 0 ? new(input[m]) : addedColumns[~m];
    }

    public IReadOnlyList<int> AddedColumnIndices { get; }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema Schema { get; }

    public int MapColumnIndex(out bool isSrcColumn, int col)
    {
        var index = _map[col];
        isSrcColumn = index >= 0;
        return isSrcColumn ? index : ~index;
    }

    public bool[] GetActiveInput(Func<int, bool> predicate)
    {
        var active = new bool[InputSchema.Count];
        for (var i = 0; i < _map.Length; i++)
        {
            if (_map[i] >= 0 && predicate(i))
                active[_map[i]] = true;
        }

        return active;
    }
}
