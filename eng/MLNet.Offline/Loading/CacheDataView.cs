using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Keeps each column in memory from the first cursor that reads it.</summary>
internal sealed partial class CacheDataView : IDataView
{
    private readonly IHost _host;
    private readonly IDataView _source;
    private readonly ColumnCache[] _caches;
    private readonly Lock _lock = new();
    private long? _rowCount;
    private Exception _failure;

    public CacheDataView(IHostEnvironment env, IDataView input, int[] prefetch)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register("Cache");
        _host.CheckValue(input, nameof(input));

        _source = input;
        _caches = new ColumnCache[input.Schema.Count];
        _rowCount = input.GetRowCount();
        if (Utils.Size(prefetch) > 0)
            Fill([.. input.Schema.Select(column => prefetch.Contains(column.Index))]);
    }

    public bool CanShuffle => true;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => _rowCount;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        var active = RowCursorUtils.GetActive(columnsNeeded, Schema);
        if (rand == null)
            return new Cursor(this, active, null);

        var rowCount = Fill(active);
        return new Cursor(this, active, Utils.GetRandomPermutation(rand, rowCount));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    /// <summary>Reads those of the columns that are not in memory yet. Returns the number of rows.</summary>
    private int Fill(bool[] active)
    {
        lock (_lock)
        {
            var missing = Schema.Where(column => active[column.Index] && _caches[column.Index] == null).ToArray();
            if (_failure == null && (missing.Length > 0 || _rowCount == null))
                Read(missing);
            if (_failure != null)
                throw Contracts.Except(_failure, "Event we were waiting on was subject to an exception");
        }

        return checked((int)_rowCount.Value);
    }

    private void Read(DataViewSchema.Column[] columns)
    {
        try
        {
            ReadCore(columns);
        }
        catch (Exception ex)
        {
            // As in ML.NET a failure stays: every cursor, now or later, ends in it.
            _failure = ex;
        }
    }

    private void ReadCore(DataViewSchema.Column[] columns)
    {
        using var ch = _host.Start("Cache Filler");
        ch.Trace("Begin cache of {0} columns", columns.Length);

        using var cursor = _source.GetRowCursor(columns);
        var caches = Array.ConvertAll(columns, ColumnCache.Create);
        var append = columns.Zip(caches, (column, cache) => cache.GetAppender(cursor, column)).ToArray();
        long rowCount = 0;
        while (cursor.MoveNext())
        {
            if (++rowCount > Utils.ArrayMaxSize)
            {
                throw _host.Except(
                    "The input data view has too many ({0}) rows. CacheDataView can only cache up to {1} rows",
                    rowCount,
                    Utils.ArrayMaxSize);
            }

            foreach (var column in append)
                column();
        }

        for (var i = 0; i < columns.Length; i++)
            _caches[columns[i].Index] = caches[i];
        if (_rowCount == null)
            ch.Trace("Number of rows determined as {0}", rowCount);
        _rowCount = rowCount;
        ch.Trace("End cache of {0} columns", columns.Length);
    }
}
