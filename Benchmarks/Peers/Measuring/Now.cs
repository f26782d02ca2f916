namespace Benchmarks.Peers.Measuring;

/// <summary>What is being measured at the moment.</summary>
/// <param name="What">The comparison.</param>
/// <param name="Who">The one whose turn it is.</param>
/// <param name="Round">From 1; 0 is the one that warms up.</param>
/// <param name="Rounds">How many there are.</param>
internal sealed record Now(string What, string Who, int Round, int Rounds)
{
    public override string ToString() => Round == 0 ? $"{What}: {Who}, warming up" : $"{What}: {Who}, round {Round} of {Rounds}";
}
