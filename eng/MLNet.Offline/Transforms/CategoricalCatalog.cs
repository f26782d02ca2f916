using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;
using HashDefaults = Microsoft.ML.Transforms.OneHotHashEncodingEstimator.Defaults;
using KeyDefaults = Microsoft.ML.Transforms.ValueToKeyMappingEstimator.Defaults;

namespace Microsoft.ML;

/// <summary>Estimators that turn categories into numbers.</summary>
public static class CategoricalCatalog
{
    /// <summary>Makes a vector of each value, with a slot for every distinct one of the data (or of a view that has nothing else).</summary>
    public static OneHotEncodingEstimator OneHotEncoding(this TransformsCatalog.CategoricalTransforms catalog,
        string outputColumnName, string inputColumnName = null,
        OneHotEncodingEstimator.OutputKind outputKind = OneHotEncodingEstimator.Defaults.OutKind,
        int maximumNumberOfKeys = KeyDefaults.MaximumNumberOfKeys,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = KeyDefaults.Ordinality, IDataView keyData = null)
        => new(catalog.GetEnvironment(), [(new(outputColumnName, inputColumnName, maximumNumberOfKeys, keyOrdinality, true), outputKind)], keyData);

    /// <inheritdoc cref="OneHotEncoding(TransformsCatalog.CategoricalTransforms, string, string, OneHotEncodingEstimator.OutputKind, int, ValueToKeyMappingEstimator.KeyOrdinality, IDataView)"/>
    public static OneHotEncodingEstimator OneHotEncoding(this TransformsCatalog.CategoricalTransforms catalog,
        InputOutputColumnPair[] columns,
        OneHotEncodingEstimator.OutputKind outputKind = OneHotEncodingEstimator.Defaults.OutKind,
        int maximumNumberOfKeys = KeyDefaults.MaximumNumberOfKeys,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = KeyDefaults.Ordinality, IDataView keyData = null)
        => new(catalog.GetEnvironment(), Array.ConvertAll(Check(catalog, columns), column =>
            (new ValueToKeyMappingEstimator.ColumnOptions(column.OutputColumnName, column.InputColumnName, maximumNumberOfKeys, keyOrdinality, true), outputKind)),
            keyData);

    /// <summary>Makes a vector of the hash of each value, with a slot for every hash.</summary>
    public static OneHotHashEncodingEstimator OneHotHashEncoding(this TransformsCatalog.CategoricalTransforms catalog,
        string outputColumnName, string inputColumnName = null,
        OneHotEncodingEstimator.OutputKind outputKind = OneHotEncodingEstimator.OutputKind.Indicator,
        int numberOfBits = HashDefaults.NumberOfBits, uint seed = HashDefaults.Seed,
        bool useOrderedHashing = HashDefaults.UseOrderedHashing, int maximumNumberOfInverts = HashDefaults.MaximumNumberOfInverts)
        => new(catalog.GetEnvironment(),
            [(new(outputColumnName, inputColumnName, numberOfBits, seed, useOrderedHashing, maximumNumberOfInverts), outputKind)]);

    /// <inheritdoc cref="OneHotHashEncoding(TransformsCatalog.CategoricalTransforms, string, string, OneHotEncodingEstimator.OutputKind, int, uint, bool, int)"/>
    public static OneHotHashEncodingEstimator OneHotHashEncoding(this TransformsCatalog.CategoricalTransforms catalog,
        InputOutputColumnPair[] columns,
        OneHotEncodingEstimator.OutputKind outputKind = OneHotEncodingEstimator.OutputKind.Indicator,
        int numberOfBits = HashDefaults.NumberOfBits, uint seed = HashDefaults.Seed,
        bool useOrderedHashing = HashDefaults.UseOrderedHashing, int maximumNumberOfInverts = HashDefaults.MaximumNumberOfInverts)
        => new(catalog.GetEnvironment(), Array.ConvertAll(Check(catalog, columns), column =>
            (new HashingEstimator.ColumnOptions(column.OutputColumnName, column.InputColumnName, numberOfBits, seed, useOrderedHashing, maximumNumberOfInverts), outputKind)));

    private static InputOutputColumnPair[] Check(TransformsCatalog.CategoricalTransforms catalog, InputOutputColumnPair[] columns)
        => catalog.GetEnvironment().CheckRef(columns, nameof(columns));
}
