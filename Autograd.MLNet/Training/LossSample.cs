using Autograd.Core;
using Autograd.MLNet.Data;

namespace Autograd.MLNet.Training;

/// <summary>The loss of constant scores on a sample of the labels: where it is least, and how much it bends.</summary>
internal sealed class LossSample
{
    // Where the slope of the loss is looked at for its curvature: this far from zero to both sides, in steps of this size.
    private const double Reach = 3;
    private const double Spacing = 0.5;

    // How far from zero the best constant may be, and how often the interval is halved.
    private const double MostConstant = 16;
    private const int Halvings = 40;

    private readonly Objective _objective;
    private readonly Variable<float> _labels;
    private readonly Variable<float>? _weights;
    private readonly int _outputs;

    public LossSample(RowSelection sample, Objective objective, int outputs)
    {
        _objective = objective;
        _outputs = outputs;
        _labels = Variable.Create(sample.Labels(), [sample.Rows.Length, sample.Set.LabelWidth]);
        _weights = sample.Set.IsWeighted ? Variable.Create(sample.Weights(), [sample.Rows.Length, 1]) : null;
    }

    /// <summary>Divides losses whose unit nobody knows by what they are where all scores are zero.</summary>
    public void MeasureUnits() => _objective.MeasureUnits(_labels, _weights);

    /// <summary>The mean second derivative of the loss by one score, where it is largest: by differences of slopes, so that kinks count too.</summary>
    public double Curvature()
    {
        double largest = 0;
        for (int output = 0; output < Math.Min(_outputs, _labels.Shape[1]); output++)
        {
            double before = double.NaN;
            for (double at = -Reach; at <= Reach; at += Spacing)
            {
                double slope = MeanSlope(output, at);
                if (double.IsFinite(before) && double.IsFinite(slope))
                    largest = Math.Max(largest, (slope - before) / Spacing);
                before = slope;
            }
        }

        return largest;
    }

    /// <summary>The score that makes the loss least if all rows have it; 0 where there is none.</summary>
    public float BestConstant(int output)
    {
        double low = -MostConstant, high = MostConstant;
        if (!(MeanSlope(output, low) < 0 && MeanSlope(output, high) > 0))
            return 0;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2, slope = MeanSlope(output, middle);

            // Exactly so where all labels are the same, and a loss with a kink would not come to rest beside it.
            if (slope == 0)
                return (float)middle;
            if (slope < 0)
                low = middle;
            else
                high = middle;
        }

        return (float)((low + high) / 2);
    }

    private double MeanSlope(int output, double at)
    {
        int rows = _labels.Shape[0];
        float[] values = new float[rows * _outputs];
        for (int i = 0; i < rows; i++)
            values[(i * _outputs) + output] = (float)at;
        Variable<float> scores = Variable.Create(values, [rows, _outputs], requiresGrad: true);
        _objective.Loss(scores, _labels, _weights, rows, out float scale, out _).Backward(Variable.Scalar(scale));
        ReadOnlySpan<float> slopes = scores.Grad!.Value.AsSpan();
        double sum = 0;
        for (int i = 0; i < rows; i++)
            sum += slopes[(i * _outputs) + output];
        return sum;
    }
}
