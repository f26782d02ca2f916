using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;
using static Microsoft.ML.Transforms.MissingValueReplacingEstimator;

namespace Microsoft.ML;

/// <summary>Estimators that deal with missing values.</summary>
public static class ExtensionsCatalog
{
    /// <summary>Replaces missing real numbers, those of vectors by slot or for all slots together.</summary>
    public static MissingValueReplacingEstimator ReplaceMissingValues(this TransformsCatalog catalog, string outputColumnName, string inputColumnName = null,
        ReplacementMode replacementMode = Defaults.Mode, bool imputeBySlot = Defaults.ImputeBySlot)
        => new(catalog.GetEnvironment(), new ColumnOptions(outputColumnName, inputColumnName, replacementMode, imputeBySlot));

    /// <inheritdoc cref="ReplaceMissingValues(TransformsCatalog, string, string, ReplacementMode, bool)"/>
    public static MissingValueReplacingEstimator ReplaceMissingValues(this TransformsCatalog catalog, InputOutputColumnPair[] columns,
        ReplacementMode replacementMode = Defaults.Mode, bool imputeBySlot = Defaults.ImputeBySlot)
        => new(catalog.GetEnvironment(), [.. catalog.GetEnvironment().CheckRef(columns, nameof(columns)).Select(column =>
            new ColumnOptions(column.OutputColumnName, column.InputColumnName, replacementMode, imputeBySlot))]);
}
