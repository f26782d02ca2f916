namespace Benchmarks.Peers.Measuring;

/// <summary>What one thing gave, round after round.</summary>
internal sealed class Samples(IReadOnlyList<double> rounds)
{
    private readonly IReadOnlyList<double> _rounds = rounds;

    public double Median { get; } = MedianOf(rounds);

    /// <summary>The median of the rounds' ratios: what slows the machine down for a while slows both.</summary>
    public double RatioTo(Samples baseline) => MedianOf([.. _rounds.Zip(baseline._rounds, (mine, other) => mine / other)]);

    public static double MedianOf(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
