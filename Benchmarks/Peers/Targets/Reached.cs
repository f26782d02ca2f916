namespace Benchmarks.Peers.Targets;

/// <summary>How a training ended.</summary>
/// <param name="Seconds">What it took.</param>
/// <param name="Epochs">How often it went over the rows.</param>
/// <param name="Loss">Of the model that came out, over all rows.</param>
internal sealed record Reached(double Seconds, int Epochs, double Loss);
