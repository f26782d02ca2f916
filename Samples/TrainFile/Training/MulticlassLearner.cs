using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using TrainFile.Arguments;
using TrainFile.Tables;

namespace TrainFile.Training;

/// <summary>Learns which of several values.</summary>
internal sealed class MulticlassLearner(MLContext mlContext, Label label, string labelName, Settings settings) : Learner(mlContext, label, labelName, settings)
{
    private MulticlassPredictionTransformer<MaximumEntropyModelParameters>? _predictor;

    public override string ImportanceMetric => "accuracy";

    public override IReadOnlyList<string> Outputs => Label.Classes;

    private MulticlassPredictionTransformer<MaximumEntropyModelParameters> Predictor => _predictor ?? throw new InvalidOperationException("Fit comes first.");

    // All classes in order, whichever of them are among the rows to train on.
    public override IEstimator<ITransformer> PrepareLabel()
        => MLContext.Transforms.Conversion.MapValueToKey(LabelName, keyData: MLContext.Data.LoadFromEnumerable(Label.Classes.Select(one => new ClassName { Value = one })));

    public override IEstimator<ITransformer> RestoreLabel() => MLContext.Transforms.Conversion.MapKeyToValue("PredictedLabel");

    public override ITransformer Fit(IDataView train, IProgress<EpochReport> progress, CancellationToken cancellation)
        => _predictor = MLContext.MulticlassClassification.Trainers.Autograd(Fill(new AutogradMulticlassTrainer.Options(), progress, cancellation)).Fit(train);

    public override (float[][] Weights, float[] Biases) Weights()
    {
        VBuffer<float>[]? weights = null;
        Predictor.Model.GetWeights(ref weights, out _);
        return ([.. weights.Select(vector => vector.DenseValues().ToArray())], [.. Predictor.Model.GetBiases()]);
    }

    public override double[] Importances(IDataView test, int rounds) =>
    [
        .. MLContext.MulticlassClassification
            .PermutationFeatureImportance(Predictor, test, LabelName, permutationCount: rounds)
            .Select(change => -change.MicroAccuracy.Mean),
    ];

    public override (IReadOnlyList<Metric> Metrics, Confusion? Confusion) Evaluate(IDataView scored)
    {
        MulticlassClassificationMetrics metrics = MLContext.MulticlassClassification.Evaluate(scored, LabelName);
        return (
        [
            new Metric("Accuracy", metrics.MicroAccuracy, "the share of right answers"),
            new Metric("Macro accuracy", metrics.MacroAccuracy, "the same with each class counting alike"),
            new Metric("Log loss", metrics.LogLoss, "nats of surprise for each answer; 0 is perfect"),
        ],
        new Confusion(Label.Classes, metrics.ConfusionMatrix.Counts));
    }

    private sealed class ClassName
    {
        public string Value { get; set; } = "";
    }
}
