namespace Autograd.MLNet.Data;

/// <summary>Brings numbers to mean 0 and standard deviation 1, and a linear model on them back to the original numbers.</summary>
/// <remarks>
/// With <c>x′ = (x − μ) / σ</c> and <c>y′ = (y − m) / s</c>, the model <c>y′ = w′·x′ + b′</c> is <c>y = w·x + b</c> where <c>w = w′ · s / σ</c> and
/// <c>b = m + s · b′ − w·μ</c>: exact, because the model is linear. A constant feature gets σ = 0 and weight 0.
/// </remarks>
internal sealed class Standardization
{
    private readonly double[] _means;
    private readonly double[] _deviations;
    private readonly double _labelMean;

    private Standardization(double[] means, double[] deviations, double labelMean, double labelDeviation)
    {
        _means = means;
        _deviations = deviations;
        _labelMean = labelMean;
        LabelDeviation = labelDeviation;
    }

    /// <summary>s, by which a loss in label units is larger: once for absolute, twice for squared errors.</summary>
    public double LabelDeviation { get; }

    /// <summary>Measures means and deviations, weighted as the examples are, and standardises features and labels in place.</summary>
    public static Standardization Apply(TrainingSet set)
    {
        int columns = set.Features.ColumnCount;
        double[] means = new double[columns], deviations = new double[columns];
        double labelMean = 0, labelDeviation = 0, total = 0;
        for (int row = 0; row < set.RowCount; row++)
        {
            double weight = set.Weights?[row] ?? 1;
            total += weight;
            labelMean += weight * set.Labels[row];
            ReadOnlySpan<float> x = set.Features[row];
            for (int i = 0; i < means.Length; i++)
                means[i] += weight * x[i];
        }

        labelMean /= total;
        for (int i = 0; i < columns; i++)
            means[i] /= total;

        // A second pass around the mean: sums of squares around zero lose everything where the mean is large.
        for (int row = 0; row < set.RowCount; row++)
        {
            double weight = set.Weights?[row] ?? 1;
            double labelDistance = set.Labels[row] - labelMean;
            labelDeviation += weight * labelDistance * labelDistance;
            ReadOnlySpan<float> x = set.Features[row];
            for (int i = 0; i < deviations.Length; i++)
            {
                double distance = x[i] - means[i];
                deviations[i] += weight * distance * distance;
            }
        }

        for (int i = 0; i < columns; i++)
            deviations[i] = Deviation(deviations[i] / total, means[i]);
        labelDeviation = Deviation(labelDeviation / total, labelMean);

        var result = new Standardization(means, deviations, labelMean, labelDeviation == 0 ? 1 : labelDeviation);
        result.Transform(set);
        return result;
    }

    /// <summary>The model on the original numbers.</summary>
    /// <param name="weights">w′.</param>
    /// <param name="bias">b′.</param>
    public (float[] Weights, float Bias) FoldBack(ReadOnlySpan<float> weights, float bias)
    {
        float[] original = new float[weights.Length];
        double originalBias = _labelMean + (LabelDeviation * bias);
        for (int i = 0; i < original.Length; i++)
        {
            double weight = _deviations[i] == 0 ? 0 : weights[i] * LabelDeviation / _deviations[i];
            original[i] = (float)weight;
            originalBias -= original[i] * _means[i];
        }

        return (original, (float)originalBias);
    }

    // Less than rounding leaves of a constant counts as none.
    private static double Deviation(double variance, double mean)
    {
        double deviation = Math.Sqrt(variance);
        return deviation <= Math.Abs(mean) * 1e-12 ? 0 : deviation;
    }

    private void Transform(TrainingSet set)
    {
        double[] scales = Array.ConvertAll(_deviations, deviation => deviation == 0 ? 0 : 1 / deviation);
        for (int row = 0; row < set.RowCount; row++)
        {
            Span<float> x = set.Features[row];
            for (int i = 0; i < x.Length; i++)
                x[i] = (float)((x[i] - _means[i]) * scales[i]);
            set.Labels[row] = (float)((set.Labels[row] - _labelMean) / LabelDeviation);
        }
    }
}
