using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Replaces values by keys that are hashes of them.</summary>
public sealed partial class HashingEstimator : IEstimator<HashingTransformer>
{
    internal const string ExpectedColumnType = "Expected Text, Key, numeric, Boolean or DataViewRowId item type";

    private readonly IHost _host;
    private readonly ColumnOptions[] _columns;

    internal HashingEstimator(IHostEnvironment env, params ColumnOptions[] columns)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(HashingEstimator));
        _columns = columns;
        foreach (var column in columns)
        {
            if (column.Combine && column.MaximumNumberOfInverts != 0)
                throw _host.ExceptParam(nameof(ColumnOptions.Combine), "When the 'Combine' option is specified, invert hashes are not supported.");
            if (column.Combine && column.UseOrderedHashing)
                throw _host.ExceptParam(nameof(ColumnOptions.Combine), "When the 'Combine' option is specified, ordered hashing is not supported.");
        }
    }

    internal static class Defaults
    {
        public const int NumberOfBits = 31;
        public const uint Seed = 314489979;
        public const bool UseOrderedHashing = false;
        public const int MaximumNumberOfInverts = 0;
        public const bool Combine = false;
    }

    public HashingTransformer Fit(IDataView input) => new(_host, input, _columns);

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));

        var result = inputSchema.ToDictionary(column => column.Name);
        foreach (var options in _columns)
        {
            if (!inputSchema.TryFindColumn(options.InputColumnName, out var source))
                throw _host.ExceptSchemaMismatch(nameof(inputSchema), "input", options.InputColumnName);
            if (!CanHash(source.ItemType))
                throw _host.ExceptParam(nameof(inputSchema), ExpectedColumnType);

            var annotations = new List<SchemaShape.Column>();
            if (!options.Combine && source.Annotations.TryFindColumn(AnnotationUtils.Kinds.SlotNames, out var slotNames))
                annotations.Add(slotNames);
            if (options.MaximumNumberOfInverts != 0)
                annotations.Add(new(AnnotationUtils.Kinds.KeyValues, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance, false));

            var kind = options.Combine ? SchemaShape.Column.VectorKind.Scalar : source.Kind;
            result[options.Name] = new SchemaShape.Column(options.Name, kind, NumberDataViewType.UInt32, true, new SchemaShape(annotations));
        }
        return new SchemaShape(result.Values);
    }

    internal static bool CanHash(DataViewType type) => type.GetItemType() is
        TextDataViewType or KeyDataViewType or NumberDataViewType or BooleanDataViewType or RowIdDataViewType;
}
