namespace Benchmarks.Scale.Measuring;

/// <summary>A sum over all ranks.</summary>
/// <param name="Bytes">How long it is.</param>
/// <param name="Seconds">The mean of a round of them.</param>
internal sealed record ReductionTime(int Bytes, double Seconds);
