namespace Benchmarks.Peers.Report;

/// <summary>Promises that are not kept, with the ratio that was reached; docs/performance.md tells why. They are printed as missed, but only what gets worse than this is a regression.</summary>
internal static class KnownMisses
{
    private static readonly Dictionary<string, double> Reached = new()
    {
        ["20,000 × 1,000: 10 times faster"] = 0.26,
    };

    /// <summary>What was reached where a promise is not kept; 0 for all others.</summary>
    /// <param name="what">What is promised.</param>
    /// <param name="baseline">What it is held against.</param>
    public static double RatioOf(string what, string baseline) => Math.Max(Reached.GetValueOrDefault(what), Reached.GetValueOrDefault($"{what}, {baseline}"));
}
