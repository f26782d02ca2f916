using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML.Data;

/// <summary>What a binary evaluation counts, and the ratios that come of it.</summary>
internal sealed class BinaryCounters
{
    private double _truePositives;
    private double _falseNegatives;
    private double _falsePositives;
    private double _trueNegatives;

    // Rows whose probability is known.
    private double _knownPositives;
    private double _knownNegatives;
    private double _logLoss;

    public double[][] Table => [[_truePositives, _falseNegatives], [_falsePositives, _trueNegatives]];

    public double Accuracy => (_trueNegatives + _truePositives) / (Positives + Negatives);

    public double PositivePrecision => Ratio(_truePositives, _falsePositives);

    public double PositiveRecall => Ratio(_truePositives, _falseNegatives);

    public double NegativePrecision => Ratio(_trueNegatives, _falseNegatives);

    public double NegativeRecall => Ratio(_trueNegatives, _falsePositives);

    public double F1Score
    {
        get
        {
            double sum = PositivePrecision + PositiveRecall;
            return sum == 0 ? 0 : 2 * PositivePrecision * PositiveRecall / sum;
        }
    }

    public double Entropy => MathUtils.Entropy(Positives / (Positives + Negatives));

    // A single missing probability makes it NaN.
    public double LogLoss => double.IsNaN(_logLoss) || Known > 0 ? _logLoss / Known : 0;

    public double LogLossReduction
    {
        get
        {
            if (Known == 0)
                return 0;
            double prior = MathUtils.Entropy(_knownPositives / Known);
            return (prior - _logLoss / Known) / prior;
        }
    }

    private double Positives => _truePositives + _falseNegatives;

    private double Negatives => _falsePositives + _trueNegatives;

    private double Known => _knownPositives + _knownNegatives;

    public void Add(bool isPositive, float score, float probability)
    {
        bool predictedPositive = score > 0;
        if (isPositive)
            Increment(ref predictedPositive ? ref _truePositives : ref _falseNegatives);
        else
            Increment(ref predictedPositive ? ref _falsePositives : ref _trueNegatives);

        if (!float.IsNaN(probability))
            Increment(ref isPositive ? ref _knownPositives : ref _knownNegatives);
        _logLoss += -Math.Log(isPositive ? probability : 1.0 - probability, 2);
    }

    private static void Increment(ref double count) => count++;

    private static double Ratio(double right, double wrong) => right + wrong > 0 ? right / (right + wrong) : 0;
}
