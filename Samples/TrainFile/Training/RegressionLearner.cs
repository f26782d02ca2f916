using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using TrainFile.Arguments;
using TrainFile.Tables;

namespace TrainFile.Training;

/// <summary>Learns a number.</summary>
internal sealed class RegressionLearner(MLContext mlContext, Label label, string labelName, Settings settings) : Learner(mlContext, label, labelName, settings)
{
    private ISingleFeaturePredictionTransformer<LinearModelParameters>? _predictor;

    public override string ImportanceMetric => "R²";

    private ISingleFeaturePredictionTransformer<LinearModelParameters> Predictor => _predictor ?? throw new InvalidOperationException("Fit comes first.");

    public override ITransformer Fit(IDataView train, IProgress<EpochReport> progress, CancellationToken cancellation)
    {
        var trainers = MLContext.Regression.Trainers;
        return _predictor = Settings.Loss is { HasLogLink: true }
            ? trainers.AutogradLogLink(Fill(new AutogradLogLinkTrainer.Options(), progress, cancellation)).Fit(train)
            : trainers.Autograd(Fill(new AutogradRegressionTrainer.Options(), progress, cancellation)).Fit(train);
    }

    public override (float[][] Weights, float[] Biases) Weights() => ([[.. Predictor.Model.Weights]], [Predictor.Model.Bias]);

    public override double[] Importances(IDataView test, int rounds) =>
    [
        .. MLContext.Regression
            .PermutationFeatureImportance(Predictor, test, LabelName, permutationCount: rounds)
            .Select(change => -change.RSquared.Mean),
    ];

    public override (IReadOnlyList<Metric> Metrics, Confusion? Confusion) Evaluate(IDataView scored)
    {
        RegressionMetrics metrics = MLContext.Regression.Evaluate(scored, LabelName);
        return (
        [
            new Metric("R²", metrics.RSquared, "the share of the variance that is explained; 1 is perfect"),
            new Metric("RMSE", metrics.RootMeanSquaredError, "the root of the mean squared error"),
            new Metric("MAE", metrics.MeanAbsoluteError, "the mean absolute error"),
        ],
        null);
    }
}
