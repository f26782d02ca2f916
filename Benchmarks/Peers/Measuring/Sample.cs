namespace Benchmarks.Peers.Measuring;

/// <summary>What a round gave.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="IsDisturbed">Whether something else used the processor's cores meanwhile.</param>
internal readonly record struct Sample(double Figure, bool IsDisturbed);
