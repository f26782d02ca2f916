namespace Autograd.MLNet.Training.Metrics;

/// <summary>The weighted share of rows whose class has the largest score; with one score, whose sign is right.</summary>
/// <param name="outputs">The number of scores.</param>
/// <param name="positiveWeight">What the weights of rows of class 1 are multiplied by, for the loss only.</param>
internal sealed class Accuracy(int outputs, float positiveWeight) : IMetric
{
    private double _right;
    private double _weight;

    public string Name => outputs == 1 ? "Accuracy" : "MicroAccuracy";

    public double Value => _right / _weight;

    public int StateLength => 2;

    public void Reset() => _right = _weight = 0;

    public void Save(Span<double> state) => (state[0], state[1]) = (_right, _weight);

    public void Add(ReadOnlySpan<double> state)
    {
        _right += state[0];
        _weight += state[1];
    }

    public void Add(ReadOnlySpan<float> scores, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row] / (labels[row] == 1 ? positiveWeight : 1);
            _weight += weight;
            if (Predicted(scores.Slice(row * outputs, outputs)) == labels[row])
                _right += weight;
        }
    }

    private static int Predicted(ReadOnlySpan<float> scores)
    {
        if (scores.Length == 1)
            return scores[0] > 0 ? 1 : 0;
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                best = i;
        }

        return best;
    }
}
