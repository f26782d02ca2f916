using System.Runtime.CompilerServices;

namespace Autograd.MLNet.Data;

/// <summary>Brings features and labels to mean 0 and deviation 1, and a linear model on them back to the original numbers.</summary>
/// <remarks>
/// With <c>x′ = (x − μ) / σ</c> and <c>y′ = (y − m) / s</c>, the model <c>y′ = w′·x′ + b′</c> is <c>y = w·x + b</c> where <c>w = w′ · s / σ</c> and
/// <c>b = m + s · b′ − w·μ</c>: exact, because the model is linear. A constant feature gets σ = 0 and weight 0. Of sparse features, those that are zero in most rows are only
/// scaled, by the root mean square of their values that are not zero, and stay sparse.
/// </remarks>
internal sealed class Standardization
{
    private readonly double[] _means;
    private readonly double[] _deviations;
    private readonly double[] _scales;
    private readonly double _weightScale;

    private readonly LabelScale[] _scores;

    private Standardization(double[] means, double[] deviations, LabelScale[] labels, bool isLogLink, double weightScale, int[] filled)
    {
        _means = means;
        _deviations = deviations;
        _scales = Array.ConvertAll(deviations, deviation => deviation == 0 ? 0 : 1 / deviation);
        _weightScale = weightScale;
        Labels = labels;

        // A label m·y′ has the logarithm ln m + ln y′.
        _scores = isLogLink ? Array.ConvertAll(labels, label => new LabelScale(Math.Log(label.Deviation), 1)) : labels;
        FilledColumns = filled;
    }

    /// <summary>m and s of each label.</summary>
    public LabelScale[] Labels { get; }

    /// <summary>The columns of sparse rows that are centred, so that a zero is not a zero any more.</summary>
    public int[] FilledColumns { get; }

    /// <summary>What the data allow.</summary>
    /// <param name="statistics">Of all training rows.</param>
    /// <param name="features">Whether features are standardised.</param>
    /// <param name="labels">How labels are.</param>
    public static Standardization Of(DataStatistics statistics, bool features, LabelScaling labels)
    {
        int columns = statistics.Features.Means.Length;
        double[] means = new double[columns], deviations = new double[columns];
        var filled = new List<int>();
        Array.Fill(deviations, 1);
        for (int i = 0; features && i < columns; i++)
        {
            (double mean, double variance) = statistics.Features.WithZeros(i, statistics.TotalWeight);
            double weight = statistics.Features.Weights[i];
            if (!statistics.IsSparse || weight >= statistics.TotalWeight / 2)
            {
                means[i] = mean;
                deviations[i] = Deviation(variance, mean);
                if (statistics.IsSparse)
                    filled.Add(i);
            }
            else
            {
                double ofValues = statistics.Features.Means[i];
                deviations[i] = weight == 0 ? 0 : Math.Sqrt((statistics.Features.Squares[i] / weight) + (ofValues * ofValues));
            }
        }

        var scales = new LabelScale[statistics.Labels.Means.Length];
        for (int i = 0; i < scales.Length; i++)
        {
            double mean = statistics.Labels.Means[i], deviation = Deviation(statistics.Labels.Squares[i] / statistics.TotalWeight, mean);
            scales[i] = labels switch
            {
                LabelScaling.MeanAndDeviation => new LabelScale(mean, deviation == 0 ? 1 : deviation),
                LabelScaling.Mean => new LabelScale(0, mean > 0 ? mean : 1),
                _ => new LabelScale(0, 1),
            };
        }

        return new Standardization(means, deviations, scales, labels == LabelScaling.Mean, statistics.RowCount / statistics.TotalWeight, [.. filled]);
    }

    /// <summary>A zero of a column, standardised.</summary>
    public float Zero(int column) => (float)(-_means[column] * _scales[column]);

    /// <summary>Standardises all rows of a set in place, and brings weights to 1 in the mean.</summary>
    public void Apply(TrainingSet set)
    {
        Apply(set.Labels);
        foreach (ref float weight in set.Weights)
            weight = (float)(weight * _weightScale);

        if (set.Features is DenseRows dense)
            Apply(dense);
        else
            Apply((CsrRows)set.Features);
    }

    /// <summary>The model on the original numbers.</summary>
    /// <param name="weights">w′, output after output.</param>
    /// <param name="biases">b′.</param>
    public (float[] Weights, float[] Biases) FoldBack(ReadOnlySpan<float> weights, ReadOnlySpan<float> biases)
    {
        float[] rawWeights = new float[weights.Length], rawBiases = new float[biases.Length];
        for (int k = 0; k < biases.Length; k++)
        {
            LabelScale label = ScoreOf(k);
            double bias = label.Mean + (label.Deviation * biases[k]);
            for (int i = 0; i < _means.Length; i++)
            {
                int at = (k * _means.Length) + i;
                rawWeights[at] = (float)(weights[at] * label.Deviation * _scales[i]);
                bias -= rawWeights[at] * _means[i];
            }

            rawBiases[k] = (float)bias;
        }

        return (rawWeights, rawBiases);
    }

    /// <summary>The inverse of <see cref="FoldBack"/>.</summary>
    public (float[] Weights, float[] Biases) Unfold(ReadOnlySpan<float> rawWeights, ReadOnlySpan<float> rawBiases)
    {
        float[] weights = new float[rawWeights.Length], biases = new float[rawBiases.Length];
        for (int k = 0; k < biases.Length; k++)
        {
            LabelScale label = ScoreOf(k);
            double bias = rawBiases[k] - label.Mean;
            for (int i = 0; i < _means.Length; i++)
            {
                int at = (k * _means.Length) + i;
                weights[at] = (float)(rawWeights[at] * _deviations[i] / label.Deviation);
                bias += rawWeights[at] * _means[i];
            }

            biases[k] = (float)(bias / label.Deviation);
        }

        return (weights, biases);
    }

    // Less than rounding leaves of a constant counts as none.
    private static double Deviation(double variance, double mean)
    {
        double deviation = Math.Sqrt(variance);
        return deviation <= Math.Abs(mean) * 1e-12 ? 0 : deviation;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Apply(Span<float> labels)
    {
        for (int k = 0; k < Labels.Length; k++)
        {
            (double mean, double deviation) = Labels[k];
            for (int i = k; i < labels.Length; i += Labels.Length)
                labels[i] = (float)((labels[i] - mean) / deviation);
        }
    }

    private void Apply(DenseRows rows)
    {
        for (int start = 0; start < rows.RowCount;)
        {
            Span<float> run = rows.Run(start, rows.RowCount - start);
            ColumnLoops.Standardize(run, _means, _scales);
            start += run.Length / rows.ColumnCount;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Apply(CsrRows rows)
    {
        for (int row = 0; row < rows.RowCount; row++)
        {
            ReadOnlySpan<int> columns = rows.Columns(row);
            Span<float> values = rows.Values(row);
            for (int i = 0; i < values.Length; i++)
                values[i] = (float)((values[i] - _means[columns[i]]) * _scales[columns[i]]);
        }
    }

    // Classes have one label for all outputs, and it is not scaled.
    private LabelScale ScoreOf(int output) => output < _scores.Length ? _scores[output] : _scores[0];
}
