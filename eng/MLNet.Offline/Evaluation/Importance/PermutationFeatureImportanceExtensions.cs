using System.Collections.Immutable;
using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>How much the metrics of a model depend on each feature.</summary>
public static partial class PermutationFeatureImportanceExtensions
{
    /// <summary>The change of the metrics of regression for each slot of the features.</summary>
    public static ImmutableArray<RegressionMetricsStatistics> PermutationFeatureImportance<TModel>(this RegressionCatalog catalog,
        ISingleFeaturePredictionTransformer<TModel> predictionTransformer, IDataView data, string labelColumnName = DefaultColumnNames.Label,
        bool useFeatureWeightFilter = false, int? numberOfExamplesToUse = null, int permutationCount = 1)
        where TModel : class
        => BySlot(catalog.GetEnvironment(), predictionTransformer, data,
            () => new RegressionMetricsStatistics(), view => catalog.Evaluate(view, labelColumnName), Subtract, permutationCount, useFeatureWeightFilter, numberOfExamplesToUse);

    /// <summary>The change of the metrics of regression by the name of the feature.</summary>
    public static ImmutableDictionary<string, RegressionMetricsStatistics> PermutationFeatureImportance(this RegressionCatalog catalog,
        ITransformer model, IDataView data, string labelColumnName = DefaultColumnNames.Label,
        bool useFeatureWeightFilter = false, int? numberOfExamplesToUse = null, int permutationCount = 1)
        => ByName(catalog, model, data,
            () => new RegressionMetricsStatistics(), view => catalog.Evaluate(view, labelColumnName), Subtract, permutationCount, useFeatureWeightFilter, numberOfExamplesToUse);

    /// <summary>The change of the metrics of binary classification for each slot of the features, without those of probabilities.</summary>
    public static ImmutableArray<BinaryClassificationMetricsStatistics> PermutationFeatureImportance<TModel>(this BinaryClassificationCatalog catalog,
        ISingleFeaturePredictionTransformer<TModel> predictionTransformer, IDataView data, string labelColumnName = DefaultColumnNames.Label,
        bool useFeatureWeightFilter = false, int? numberOfExamplesToUse = null, int permutationCount = 1)
        where TModel : class
        => BySlot(catalog.GetEnvironment(), predictionTransformer, data,
            () => new BinaryClassificationMetricsStatistics(), view => catalog.EvaluateNonCalibrated(view, labelColumnName), Subtract, permutationCount, useFeatureWeightFilter, numberOfExamplesToUse);

    /// <summary>The change of the metrics of binary classification by the name of the feature, without those of probabilities.</summary>
    public static ImmutableDictionary<string, BinaryClassificationMetricsStatistics> PermutationFeatureImportanceNonCalibrated(
        this BinaryClassificationCatalog catalog, ITransformer model, IDataView data, string labelColumnName = DefaultColumnNames.Label,
        bool useFeatureWeightFilter = false, int? numberOfExamplesToUse = null, int permutationCount = 1)
        => ByName(catalog, model, data,
            () => new BinaryClassificationMetricsStatistics(), view => catalog.EvaluateNonCalibrated(view, labelColumnName), Subtract, permutationCount, useFeatureWeightFilter, numberOfExamplesToUse);

    /// <summary>The change of the metrics of multiclass classification for each slot of the features.</summary>
    public static ImmutableArray<MulticlassClassificationMetricsStatistics> PermutationFeatureImportance<TModel>(this MulticlassClassificationCatalog catalog,
        ISingleFeaturePredictionTransformer<TModel> predictionTransformer, IDataView data, string labelColumnName = DefaultColumnNames.Label,
        bool useFeatureWeightFilter = false, int? numberOfExamplesToUse = null, int permutationCount = 1)
        where TModel : class
        => BySlot(catalog.GetEnvironment(), predictionTransformer, data,
            () => new MulticlassClassificationMetricsStatistics(), view => catalog.Evaluate(view, labelColumnName), Subtract, permutationCount, useFeatureWeightFilter, numberOfExamplesToUse);

    /// <summary>The change of the metrics of multiclass classification by the name of the feature.</summary>
    public static ImmutableDictionary<string, MulticlassClassificationMetricsStatistics> PermutationFeatureImportance(this MulticlassClassificationCatalog catalog,
        ITransformer model, IDataView data, string labelColumnName = DefaultColumnNames.Label,
        bool useFeatureWeightFilter = false, int? numberOfExamplesToUse = null, int permutationCount = 1)
        => ByName(catalog, model, data,
            () => new MulticlassClassificationMetricsStatistics(), view => catalog.Evaluate(view, labelColumnName), Subtract, permutationCount, useFeatureWeightFilter, numberOfExamplesToUse);

    private static RegressionMetrics Subtract(RegressionMetrics a, RegressionMetrics b) => new(
        a.MeanAbsoluteError - b.MeanAbsoluteError,
        a.MeanSquaredError - b.MeanSquaredError,
        a.RootMeanSquaredError - b.RootMeanSquaredError,
        a.LossFunction - b.LossFunction,
        a.RSquared - b.RSquared);

    private static BinaryClassificationMetrics Subtract(BinaryClassificationMetrics a, BinaryClassificationMetrics b) => new(
        a.AreaUnderRocCurve - b.AreaUnderRocCurve,
        a.Accuracy - b.Accuracy,
        a.PositivePrecision - b.PositivePrecision,
        a.PositiveRecall - b.PositiveRecall,
        a.NegativePrecision - b.NegativePrecision,
        a.NegativeRecall - b.NegativeRecall,
        a.F1Score - b.F1Score,
        a.AreaUnderPrecisionRecallCurve - b.AreaUnderPrecisionRecallCurve);

    private static MulticlassClassificationMetrics Subtract(MulticlassClassificationMetrics a, MulticlassClassificationMetrics b) => new(
        a.MicroAccuracy - b.MicroAccuracy,
        a.MacroAccuracy - b.MacroAccuracy,
        a.LogLoss - b.LogLoss,
        a.LogLossReduction - b.LogLossReduction,
        topKPredictionCount: 0,
        topKAccuracies: null,
        [.. a.PerClassLogLoss.Zip(b.PerClassLogLoss, (x, y) => x - y)]);
}
