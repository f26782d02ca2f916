namespace Benchmarks.Scale.Measuring;

/// <summary>All that was measured on one network.</summary>
/// <param name="Network">Its name.</param>
/// <param name="Ranks">How many ranks there were.</param>
/// <param name="Setting">Date, machine and versions.</param>
/// <param name="Compute">Ranks by themselves.</param>
/// <param name="Reductions">Sums over all ranks.</param>
/// <param name="WithWork">Sums between pieces of work.</param>
/// <param name="Steps">Trainings together.</param>
internal sealed record ScaleFigures(
    string Network, int Ranks, IReadOnlyList<string> Setting, IReadOnlyList<ComputeTime> Compute, IReadOnlyList<ReductionTime> Reductions, WorkTime WithWork, IReadOnlyList<StepTime> Steps);
