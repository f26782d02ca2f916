using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;
using KeyDefaults = Microsoft.ML.Transforms.ValueToKeyMappingEstimator.Defaults;

namespace Microsoft.ML;

/// <summary>Estimators that change the type of columns.</summary>
public static class ConversionsExtensionsCatalog
{
    /// <summary>Replaces values by keys that are hashes of them.</summary>
    public static HashingEstimator Hash(this TransformsCatalog.ConversionTransforms catalog, string outputColumnName, string inputColumnName = null,
        int numberOfBits = HashingEstimator.Defaults.NumberOfBits, int maximumNumberOfInverts = HashingEstimator.Defaults.MaximumNumberOfInverts)
        => new(catalog.GetEnvironment(), new HashingEstimator.ColumnOptions(
            outputColumnName, inputColumnName, numberOfBits, maximumNumberOfInverts: maximumNumberOfInverts));

    /// <inheritdoc cref="Hash(TransformsCatalog.ConversionTransforms, string, string, int, int)"/>
    public static HashingEstimator Hash(this TransformsCatalog.ConversionTransforms catalog, params HashingEstimator.ColumnOptions[] columns)
        => new(catalog.GetEnvironment(), columns);

    /// <summary>Converts values to another type of number, truth value, text or time.</summary>
    public static TypeConvertingEstimator ConvertType(this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName, string inputColumnName = null, DataKind outputKind = TypeConvertingEstimator.Defaults.DefaultOutputKind)
        => new(catalog.GetEnvironment(), new TypeConvertingEstimator.ColumnOptions(outputColumnName, outputKind, inputColumnName));

    /// <inheritdoc cref="ConvertType(TransformsCatalog.ConversionTransforms, string, string, DataKind)"/>
    public static TypeConvertingEstimator ConvertType(this TransformsCatalog.ConversionTransforms catalog,
        InputOutputColumnPair[] columns, DataKind outputKind = TypeConvertingEstimator.Defaults.DefaultOutputKind)
        => new(catalog.GetEnvironment(), [.. Check(catalog, columns).Select(column =>
            new TypeConvertingEstimator.ColumnOptions(column.OutputColumnName, outputKind, column.InputColumnName))]);

    /// <summary>Replaces keys by the values they stand for.</summary>
    public static KeyToValueMappingEstimator MapKeyToValue(this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName, string inputColumnName = null)
        => new(catalog.GetEnvironment(), (outputColumnName, inputColumnName ?? outputColumnName));

    /// <inheritdoc cref="MapKeyToValue(TransformsCatalog.ConversionTransforms, string, string)"/>
    public static KeyToValueMappingEstimator MapKeyToValue(this TransformsCatalog.ConversionTransforms catalog, InputOutputColumnPair[] columns)
        => new(catalog.GetEnvironment(), [.. Check(catalog, columns).Select(column => (column.OutputColumnName, column.InputColumnName))]);

    /// <summary>Makes a vector from a key, with a slot for each value it can have.</summary>
    public static KeyToVectorMappingEstimator MapKeyToVector(this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName, string inputColumnName = null, bool outputCountVector = KeyToVectorMappingEstimator.Defaults.OutputCountVector)
        => new(catalog.GetEnvironment(), new KeyToVectorMappingEstimator.ColumnOptions(outputColumnName, inputColumnName, outputCountVector));

    /// <inheritdoc cref="MapKeyToVector(TransformsCatalog.ConversionTransforms, string, string, bool)"/>
    public static KeyToVectorMappingEstimator MapKeyToVector(this TransformsCatalog.ConversionTransforms catalog,
        InputOutputColumnPair[] columns, bool outputCountVector = KeyToVectorMappingEstimator.Defaults.OutputCountVector)
        => new(catalog.GetEnvironment(), [.. Check(catalog, columns).Select(column =>
            new KeyToVectorMappingEstimator.ColumnOptions(column.OutputColumnName, column.InputColumnName, outputCountVector))]);

    /// <summary>Numbers the distinct values, of the data or of a view that has nothing else.</summary>
    public static ValueToKeyMappingEstimator MapValueToKey(this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName, string inputColumnName = null, int maximumNumberOfKeys = KeyDefaults.MaximumNumberOfKeys,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = KeyDefaults.Ordinality,
        bool addKeyValueAnnotationsAsText = KeyDefaults.AddKeyValueAnnotationsAsText, IDataView keyData = null)
        => new(catalog.GetEnvironment(),
            [new(outputColumnName, inputColumnName, maximumNumberOfKeys, keyOrdinality, addKeyValueAnnotationsAsText)], keyData);

    /// <inheritdoc cref="MapValueToKey(TransformsCatalog.ConversionTransforms, string, string, int, ValueToKeyMappingEstimator.KeyOrdinality, bool, IDataView)"/>
    public static ValueToKeyMappingEstimator MapValueToKey(this TransformsCatalog.ConversionTransforms catalog,
        InputOutputColumnPair[] columns, int maximumNumberOfKeys = KeyDefaults.MaximumNumberOfKeys,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = KeyDefaults.Ordinality,
        bool addKeyValueAnnotationsAsText = KeyDefaults.AddKeyValueAnnotationsAsText, IDataView keyData = null)
        => new(catalog.GetEnvironment(), [.. Check(catalog, columns).Select(column => new ValueToKeyMappingEstimator.ColumnOptions(
            column.OutputColumnName, column.InputColumnName, maximumNumberOfKeys, keyOrdinality, addKeyValueAnnotationsAsText))], keyData);

    private static InputOutputColumnPair[] Check(TransformsCatalog.ConversionTransforms catalog, InputOutputColumnPair[] columns)
        => catalog.GetEnvironment().CheckRef(columns, nameof(columns));
}
