namespace Benchmarks.Peers.Measuring;

/// <summary>What one thing gave, round after round. Rounds that something disturbed count only where there are hardly others.</summary>
internal sealed class Samples(IReadOnlyList<Sample> rounds)
{
    private const int FewestUndisturbed = 3;

    private readonly IReadOnlyList<Sample> _rounds = rounds;

    public double Median { get; } = MedianOf(Counting([.. rounds]));

    /// <summary>The median of the rounds' ratios: what slows the machine down for a while slows both.</summary>
    public double RatioTo(Samples baseline) => MedianOf(Counting(RatiosTo(baseline)));

    /// <summary>Whether there are hardly rounds in which neither was disturbed.</summary>
    public bool IsDisturbedBeside(Samples baseline) => RatiosTo(baseline).Count(ratio => !ratio.IsDisturbed) < FewestUndisturbed;

    public static double MedianOf(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private Sample[] RatiosTo(Samples baseline)
        => [.. _rounds.Zip(baseline._rounds, (mine, other) => new Sample(mine.Figure / other.Figure, mine.IsDisturbed || other.IsDisturbed))];

    private static double[] Counting(Sample[] samples)
    {
        Sample[] undisturbed = [.. samples.Where(sample => !sample.IsDisturbed)];
        return [.. (undisturbed.Length < FewestUndisturbed ? samples : undisturbed).Select(sample => sample.Figure)];
    }
}
