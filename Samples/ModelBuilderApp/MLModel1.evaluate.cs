using Microsoft.ML;
using Microsoft.ML.Data;

namespace ModelBuilderApp;

/// <content>How good the model is, and what it goes by.</content>
public partial class MLModel1
{
    /// <summary>The model's metrics on flats whose prices are known, best those it was not trained on.</summary>
    public static RegressionMetrics Evaluate(MLContext mlContext, ITransformer model, IDataView data, string labelColumnName = LabelColumnName)
        => mlContext.Regression.Evaluate(model.Transform(data), labelColumnName);

    /// <summary>By how much R² falls when the values of one feature are shuffled among the rows; the most important feature first.</summary>
    public static List<Tuple<string, double>> CalculatePFI(MLContext mlContext, IDataView data, ITransformer model, string labelColumnName = LabelColumnName)
        => [.. mlContext.Regression
            .PermutationFeatureImportance(model, model.Transform(data), labelColumnName, permutationCount: 5)
            .Select(feature => Tuple.Create(feature.Key, -feature.Value.RSquared.Mean))
            .OrderByDescending(feature => feature.Item2)];
}
