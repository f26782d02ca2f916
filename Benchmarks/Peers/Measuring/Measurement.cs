namespace Benchmarks.Peers.Measuring;

/// <summary>Something to measure once in each round.</summary>
/// <param name="Name">Who or what.</param>
/// <param name="Measure">Runs it, and returns the figure of this round.</param>
internal sealed record Measurement(string Name, Func<double> Measure);
