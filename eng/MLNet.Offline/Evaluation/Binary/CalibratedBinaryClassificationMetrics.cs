namespace Microsoft.ML.Data;

/// <summary>How well scores tell positive labels from others, and how well probabilities match them.</summary>
public sealed class CalibratedBinaryClassificationMetrics : BinaryClassificationMetrics
{
    internal CalibratedBinaryClassificationMetrics(BinaryClassificationMetrics metrics, double logLoss, double logLossReduction, double entropy)
        : base(metrics.AreaUnderRocCurve, metrics.Accuracy, metrics.PositivePrecision, metrics.PositiveRecall, metrics.NegativePrecision,
            metrics.NegativeRecall, metrics.F1Score, metrics.AreaUnderPrecisionRecallCurve, metrics.ConfusionMatrix)
    {
        LogLoss = logLoss;
        LogLossReduction = logLossReduction;
        Entropy = entropy;
    }

    public double LogLoss { get; }

    public double LogLossReduction { get; }

    public double Entropy { get; }
}
