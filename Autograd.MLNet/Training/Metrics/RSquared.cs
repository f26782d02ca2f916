namespace Autograd.MLNet.Training.Metrics;

/// <summary><c>1 − Σ w(y − p)² / Σ w(y − ȳ)²</c>, the mean of all outputs.</summary>
/// <param name="outputs">The number of outputs.</param>
/// <param name="isLogarithm">Whether scores are <c>ln p</c>.</param>
internal sealed class RSquared(int outputs, bool isLogarithm) : IMetric
{
    private readonly double[] _errors = new double[outputs];
    private readonly double[] _means = new double[outputs];
    private readonly double[] _squares = new double[outputs];
    private double _weight;

    public string Name => "RSquared";

    public double Value
    {
        get
        {
            double sum = 0;
            for (int k = 0; k < outputs; k++)
                sum += 1 - (_errors[k] / _squares[k]);
            return sum / outputs;
        }
    }

    public void Reset()
    {
        Array.Clear(_errors);
        Array.Clear(_means);
        Array.Clear(_squares);
        _weight = 0;
    }

    public int StateLength => 1 + (3 * outputs);

    public void Save(Span<double> state)
    {
        state[0] = _weight;
        _errors.CopyTo(state[1..]);
        _means.CopyTo(state[(1 + outputs)..]);
        _squares.CopyTo(state[(1 + (2 * outputs))..]);
    }

    public void Add(ReadOnlySpan<double> state)
    {
        double before = _weight, weight = state[0];
        if (weight == 0)
            return;
        _weight += weight;
        for (int k = 0; k < outputs; k++)
        {
            double distance = state[1 + outputs + k] - _means[k];
            _errors[k] += state[1 + k];
            _means[k] += distance * weight / _weight;
            _squares[k] += state[1 + (2 * outputs) + k] + (distance * distance * before * weight / _weight);
        }
    }

    public void Add(ReadOnlySpan<float> scores, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights)
    {
        for (int row = 0; row * outputs < labels.Length; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            _weight += weight;
            for (int k = 0; k < outputs; k++)
            {
                double label = labels[(row * outputs) + k], score = scores[(row * outputs) + k];
                double error = label - (isLogarithm ? Math.Exp(score) : score), distance = label - _means[k];
                _errors[k] += weight * error * error;
                _means[k] += distance * weight / _weight;
                _squares[k] += weight * distance * (label - _means[k]);
            }
        }
    }
}
