using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using TrainFile.Arguments;
using TrainFile.Tables;

namespace TrainFile.Training;

/// <summary>Learns which of two values.</summary>
internal sealed class BinaryLearner(MLContext mlContext, Label label, string labelName, Settings settings) : Learner(mlContext, label, labelName, settings)
{
    private BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>? _predictor;

    public override string ImportanceMetric => "AUC";

    private BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> Predictor => _predictor ?? throw new InvalidOperationException("Fit comes first.");

    public override ITransformer Fit(IDataView train, IProgress<EpochReport> progress, CancellationToken cancellation)
        => _predictor = MLContext.BinaryClassification.Trainers.Autograd(Fill(new AutogradBinaryTrainer.Options(), progress, cancellation)).Fit(train);

    public override (float[][] Weights, float[] Biases) Weights() => ([[.. Predictor.Model.SubModel.Weights]], [Predictor.Model.SubModel.Bias]);

    public override double[] Importances(IDataView test, int rounds) =>
    [
        .. MLContext.BinaryClassification
            .PermutationFeatureImportance(Predictor, test, LabelName, permutationCount: rounds)
            .Select(change => -change.AreaUnderRocCurve.Mean),
    ];

    public override (IReadOnlyList<Metric> Metrics, Confusion? Confusion) Evaluate(IDataView scored)
    {
        CalibratedBinaryClassificationMetrics metrics = MLContext.BinaryClassification.Evaluate(scored, LabelName);
        string positive = Label.Classes[1];

        // ML.NET counts the positive class first.
        return (
        [
            new Metric("Accuracy", metrics.Accuracy, "the share of right answers"),
            new Metric("AUC", metrics.AreaUnderRocCurve, "the area under the ROC curve: 1 is perfect, 0.5 is guessing"),
            new Metric("Precision", metrics.PositivePrecision, $"the share of predicted '{positive}' that are"),
            new Metric("Recall", metrics.PositiveRecall, $"the share of actual '{positive}' that are found"),
            new Metric("F1", metrics.F1Score, "the harmonic mean of precision and recall"),
            new Metric("Log loss", metrics.LogLoss, "bits of surprise for each answer; 0 is perfect"),
        ],
        new Confusion([positive, Label.Classes[0]], metrics.ConfusionMatrix.Counts));
    }
}
