using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using static Microsoft.ML.Transforms.NormalizingEstimator;

namespace Microsoft.ML;

/// <summary>Estimators that rescale columns.</summary>
public static class NormalizationCatalog
{
    /// <summary>Rescales by the least and the greatest value, with <paramref name="fixZero"/> by the greatest magnitude only.</summary>
    public static NormalizingEstimator NormalizeMinMax(this TransformsCatalog catalog, string outputColumnName, string inputColumnName = null,
        long maximumExampleCount = Defaults.MaximumExampleCount, bool fixZero = Defaults.EnsureZeroUntouched)
        => new(catalog.GetEnvironment(), new MinMaxColumnOptions(outputColumnName, inputColumnName, maximumExampleCount, fixZero));

    /// <inheritdoc cref="NormalizeMinMax(TransformsCatalog, string, string, long, bool)"/>
    public static NormalizingEstimator NormalizeMinMax(this TransformsCatalog catalog, InputOutputColumnPair[] columns,
        long maximumExampleCount = Defaults.MaximumExampleCount, bool fixZero = Defaults.EnsureZeroUntouched)
        => new(catalog.GetEnvironment(), [.. columns.Select(column =>
            new MinMaxColumnOptions(column.OutputColumnName, column.InputColumnName, maximumExampleCount, fixZero))]);

    /// <summary>Rescales to unit variance, without <paramref name="fixZero"/> also to zero mean.</summary>
    public static NormalizingEstimator NormalizeMeanVariance(this TransformsCatalog catalog, string outputColumnName, string inputColumnName = null,
        long maximumExampleCount = Defaults.MaximumExampleCount, bool fixZero = Defaults.EnsureZeroUntouched, bool useCdf = Defaults.MeanVarCdf)
        => new(catalog.GetEnvironment(), new MeanVarianceColumnOptions(outputColumnName, inputColumnName, maximumExampleCount, fixZero, useCdf));

    /// <inheritdoc cref="NormalizeMeanVariance(TransformsCatalog, string, string, long, bool, bool)"/>
    public static NormalizingEstimator NormalizeMeanVariance(this TransformsCatalog catalog, InputOutputColumnPair[] columns,
        long maximumExampleCount = Defaults.MaximumExampleCount, bool fixZero = Defaults.EnsureZeroUntouched, bool useCdf = Defaults.MeanVarCdf)
        => new(catalog.GetEnvironment(), [.. columns.Select(column =>
            new MeanVarianceColumnOptions(column.OutputColumnName, column.InputColumnName, maximumExampleCount, fixZero, useCdf))]);
}
