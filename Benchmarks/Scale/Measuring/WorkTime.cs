namespace Benchmarks.Scale.Measuring;

/// <summary>A fixed piece of work of all ranks, and a short sum over them.</summary>
/// <param name="Work">Seconds of the work alone.</param>
/// <param name="Sum">Seconds of the sum alone.</param>
/// <param name="Both">Seconds of both, one after the other.</param>
internal sealed record WorkTime(double Work, double Sum, double Both);
