using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Numbers the distinct values of columns.</summary>
public sealed class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    private readonly IHost _host;
    private readonly ColumnOptions[] _columns;
    private readonly IDataView _keyData;

    internal ValueToKeyMappingEstimator(IHostEnvironment env, ColumnOptions[] columns, IDataView keyData = null)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(ValueToKeyMappingEstimator));
        _host.CheckNonEmpty(columns, nameof(columns));
        if (keyData != null && keyData.Schema.Count != 1)
        {
            throw _host.ExceptParam(nameof(keyData), "If specified, this data view should contain only a single column " +
                $"containing the terms to map, but this had {keyData.Schema.Count} columns.");
        }

        _columns = columns;
        _keyData = keyData;
    }

    /// <summary>In what order values are numbered.</summary>
    public enum KeyOrdinality : byte
    {
        /// <summary>As they appear in the data.</summary>
        ByOccurrence = 0,

        /// <summary>Sorted, text by its characters' codes.</summary>
        ByValue = 1,
    }

    internal static class Defaults
    {
        public const int MaximumNumberOfKeys = 1000000;
        public const KeyOrdinality Ordinality = KeyOrdinality.ByOccurrence;
        public const bool AddKeyValueAnnotationsAsText = false;
    }

    /// <summary>A new column, and how the values of its source are numbered.</summary>
    internal sealed class ColumnOptions(string outputColumnName, string inputColumnName = null,
        int maximumNumberOfKeys = Defaults.MaximumNumberOfKeys, KeyOrdinality keyOrdinality = Defaults.Ordinality,
        bool addKeyValueAnnotationsAsText = Defaults.AddKeyValueAnnotationsAsText)
    {
        public string OutputColumnName { get; } = Contracts.CheckNonWhiteSpace(outputColumnName, nameof(outputColumnName));

        public string InputColumnName { get; } = inputColumnName ?? outputColumnName;

        public int MaximumNumberOfKeys { get; } = maximumNumberOfKeys;

        public KeyOrdinality KeyOrdinality { get; } = keyOrdinality;

        public bool AddKeyValueAnnotationsAsText { get; } = addKeyValueAnnotationsAsText;
    }

    public ValueToKeyMappingTransformer Fit(IDataView input) => new(_host, input, _columns, _keyData);

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));

        var result = inputSchema.ToDictionary(column => column.Name);
        foreach (var options in _columns)
        {
            if (!inputSchema.TryFindColumn(options.InputColumnName, out var source) || !source.ItemType.IsStandardScalar())
                throw _host.ExceptSchemaMismatch(nameof(inputSchema), "input", options.InputColumnName);

            // Keys of keys keep the values of the original ones.
            SchemaShape.Column keyValues = default;
            bool hasValues = source.IsKey
                && source.Annotations.TryFindColumn(AnnotationUtils.Kinds.KeyValues, out keyValues)
                && keyValues.Kind == SchemaShape.Column.VectorKind.Vector;
            if (!hasValues)
            {
                keyValues = new SchemaShape.Column(AnnotationUtils.Kinds.KeyValues, SchemaShape.Column.VectorKind.Vector,
                    options.AddKeyValueAnnotationsAsText ? TextDataViewType.Instance : source.ItemType, source.IsKey);
            }

            SchemaShape.Column[] annotations = source.Annotations.TryFindColumn(AnnotationUtils.Kinds.SlotNames, out var slotNames)
                ? [slotNames, keyValues]
                : [keyValues];
            result[options.OutputColumnName] = new SchemaShape.Column(
                options.OutputColumnName, source.Kind, NumberDataViewType.UInt32, true, new SchemaShape(annotations));
        }
        return new SchemaShape(result.Values);
    }
}
