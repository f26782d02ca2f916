using Benchmarks.Peers.Data;

namespace Benchmarks.Peers.Epochs;

/// <summary>A line of the budget table, in ns a row and epoch on the machine it was written on. Here only the ratio of the two counts.</summary>
/// <param name="Workload">What is trained.</param>
/// <param name="Budget">What this library may take.</param>
/// <param name="ByHand">What the loop by hand took; for shuffled rows the one that prefetches.</param>
/// <param name="IsLarge">Whether the rows must come nearly as fast as memory gives them.</param>
internal sealed record EpochBudget(Workload Workload, double Budget, double ByHand, bool IsLarge = false)
{
    public double Limit => Budget / ByHand;
}
