using Benchmarks.Peers.Measuring;

namespace Benchmarks.Peers.Report;

/// <summary>A promise: something takes at most so much of what its baseline takes in the same run.</summary>
/// <param name="What">What is promised.</param>
/// <param name="Measured">What was measured, as a text.</param>
/// <param name="Baseline">What it is held against, as a text.</param>
/// <param name="Ratio">Of the two.</param>
/// <param name="Limit">The largest ratio that keeps the promise.</param>
internal sealed record Check(string What, string Measured, string Baseline, double Ratio, double Limit)
{
    private const double Slack = 1.25;

    // What neighbours were seen to cost; see docs/performance.md.
    private const double MostByNeighbours = 1.6;

    /// <summary>The ratio that was reached where the promise is known not to be kept; 0 elsewhere.</summary>
    public double Reached { get; init; }

    /// <summary>Whether something else used the processor's cores in nearly all rounds, so that the ratio tells more of that than of what was measured.</summary>
    public bool IsDisturbed { get; init; }

    public bool Holds => Ratio <= Limit;

    /// <summary>Whether it is so far from the promise, or from what was reached, that neither noise nor what disturbed it explains it.</summary>
    public bool IsMissedByFar => Ratio > Slack * (IsDisturbed ? MostByNeighbours : 1) * Math.Max(Limit, Reached);

    /// <summary>Times against times.</summary>
    public static Check OfTimes(string what, Samples measured, string baselineName, Samples baseline, double limit)
        => new(what, Figures.Time(measured.Median), $"{baselineName}: {Figures.Time(baseline.Median)}", measured.RatioTo(baseline), limit) { Reached = KnownMisses.RatioOf(what, baselineName), IsDisturbed = measured.IsDisturbedBeside(baseline) };

    /// <summary>Bytes against bytes.</summary>
    public static Check OfBytes(string what, double measured, string baselineName, double baseline, double limit)
        => new(what, Figures.Bytes(measured), $"{baselineName}: {Figures.Bytes(baseline)}", measured / baseline, limit);

    /// <summary>No bytes at all.</summary>
    public static Check OfNoBytes(string what, double measured) => new(what, Figures.Bytes(measured), "", measured, 0);
}
