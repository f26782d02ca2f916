namespace Microsoft.ML.Data;

/// <summary>Mean and spread of a metric over repeated observations.</summary>
public sealed class MetricStatistics
{
    private double _squaredDeviations;

    internal MetricStatistics()
    {
    }

    public double Mean { get; private set; }

    public double StandardDeviation => Count <= 1 ? 0 : Math.Sqrt(_squaredDeviations / Count * Count / (Count - 1));

    public double StandardError => Count <= 1 ? 0 : StandardDeviation / Math.Sqrt(Count);

    public int Count { get; private set; }

    internal void Add(double metric)
    {
        double delta = metric - Mean;
        double step = delta / (Count + 1);
        _squaredDeviations += Count * delta * step;
        Mean += step;
        Count++;
    }
}
