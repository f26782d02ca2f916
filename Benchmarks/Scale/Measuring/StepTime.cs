namespace Benchmarks.Scale.Measuring;

/// <summary>A step of all ranks together.</summary>
/// <param name="Columns">The features of a row.</param>
/// <param name="Rows">The rows of the step, of all ranks.</param>
/// <param name="StepsPerEpoch">How many steps an epoch has.</param>
/// <param name="Seconds">A step, epochs as a whole divided by their steps.</param>
internal sealed record StepTime(int Columns, int Rows, int StepsPerEpoch, double Seconds)
{
    /// <summary>In how many blocks gradients are added to have the same bits on any number of ranks; 0 for none.</summary>
    public int Blocks { get; init; }

    /// <summary>After how many steps weights are averaged; 0 where gradients are added.</summary>
    public int AverageEvery { get; init; }
}
