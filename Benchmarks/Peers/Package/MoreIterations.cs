using Benchmarks.Peers.Data;
using Benchmarks.Peers.Measuring;

namespace Benchmarks.Peers.Package;

/// <summary>What one more iteration costs, so without what comes once.</summary>
internal static class MoreIterations
{
    private const int More = 4;

    /// <summary>Nanoseconds a row.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="fit">Trains with a number of iterations.</param>
    public static double NanosecondsPerRow(LinearData data, Action<int> fit) => (Timing.Once(() => fit(1 + More)) - Timing.Once(() => fit(1))) / More / data.Workload.Rows;
}
