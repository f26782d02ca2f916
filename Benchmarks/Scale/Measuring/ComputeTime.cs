namespace Benchmarks.Scale.Measuring;

/// <summary>A step of a rank by itself, while the others do the same: of the slowest.</summary>
/// <param name="Columns">The features of a row.</param>
/// <param name="Rows">The rows of this rank's step.</param>
/// <param name="Seconds">A step, epochs as a whole divided by their steps.</param>
internal sealed record ComputeTime(int Columns, int Rows, double Seconds);
