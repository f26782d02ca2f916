namespace Microsoft.ML.Calibrators;

/// <summary>The scores a calibrator is trained on, in ascending order; a random sample if there are more than a million.</summary>
internal sealed class CalibrationExamples
{
    private const int Capacity = 1_000_000;

    private static int _seed;

    private readonly Random _random = new(Interlocked.Increment(ref _seed) - 1);
    private readonly List<Example> _examples = [];
    private int _seen;

    public readonly record struct Example(bool Target, float Weight, float Score);

    public void Add(float score, bool isPositive, float weight)
    {
        if (weight == 0 || float.IsNaN(score))
            return;
        int index = _seen++;
        if (_seen <= Capacity)
        {
            _examples.Add(new(isPositive, weight, score));
            return;
        }

        index = _random.Next(_seen);
        if (index < Capacity)
            _examples[index] = new(isPositive, weight, score);
    }

    public Example[] Sort()
    {
        Example[] examples = [.. _examples];
        Array.Sort(examples, (left, right) => left.Score.CompareTo(right.Score));
        return examples;
    }
}
