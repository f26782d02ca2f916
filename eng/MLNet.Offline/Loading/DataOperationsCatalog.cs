using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Loading, caching and splitting data.</summary>
public sealed partial class DataOperationsCatalog : IInternalCatalog
{
    private readonly IHostEnvironment _env;

    internal DataOperationsCatalog(IHostEnvironment env)
    {
        _env = env;
    }

    IHostEnvironment IInternalCatalog.Environment => _env;

    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, SchemaDefinition schemaDefinition = null)
        where TRow : class
    {
        _env.CheckValue(data, nameof(data));
        return new StreamingDataView<TRow>(_env, data, TypedSchema.ForReading(typeof(TRow), schemaDefinition));
    }

    /// <summary>Loads objects whose columns have the types and annotations of <paramref name="schema"/>.</summary>
    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, DataViewSchema schema)
        where TRow : class
    {
        _env.CheckValue(data, nameof(data));
        _env.CheckValue(schema, nameof(schema));
        return LoadFromEnumerable(data, DataViewConstructionUtils.GetSchemaDefinition<TRow>(_env, schema));
    }

    public IEnumerable<TRow> CreateEnumerable<TRow>(
        IDataView data, bool reuseRowObject, bool ignoreMissingColumns = false, SchemaDefinition schemaDefinition = null)
        where TRow : class, new()
    {
        _env.CheckValue(data, nameof(data));
        var columns = TypedColumns<TRow>.Create(_env, data, ignoreMissingColumns, schemaDefinition);
        return Enumerate(data, columns, reuseRowObject);
    }

    /// <summary>Keeps the data in memory once it was read.</summary>
    public IDataView Cache(IDataView input, params string[] columnsToPrefetch)
    {
        _env.CheckValue(input, nameof(input));

        var prefetch = new int[Utils.Size(columnsToPrefetch)];
        for (var i = 0; i < prefetch.Length; i++)
        {
            if (!input.Schema.TryGetColumnIndex(columnsToPrefetch[i], out prefetch[i]))
                throw _env.ExceptSchemaMismatch(nameof(columnsToPrefetch), "prefetch", columnsToPrefetch[i]);
        }

        return new CacheDataView(_env, input, prefetch);
    }

    private static IEnumerable<TRow> Enumerate<TRow>(IDataView data, TypedColumns<TRow> columns, bool reuseRowObject)
        where TRow : class, new()
    {
        using var cursor = data.GetRowCursor(columns.SourceColumns);
        using var row = columns.GetRow(cursor);
        TRow item = null;
        while (cursor.MoveNext())
        {
            if (!reuseRowObject || item == null)
                item = new TRow();
            row.FillValues(item);
            yield return item;
        }
    }
}
