using Benchmarks.Scale.Measuring;

namespace Benchmarks.Scale.Model;

/// <summary>What a step of several ranks costs.</summary>
/// <param name="Compute">A rank by itself.</param>
/// <param name="Network">What joins the ranks.</param>
internal sealed record CostModel(ComputeCost Compute, NetworkCost Network)
{
    // Beside the weights: bias, loss and three flags.
    private const int NumbersBeside = 5;

    // At the end of an epoch: the loss, the hash of the weights, and before it and at last whether all are well.
    private const int SumsPerEpoch = 4;

    /// <summary>The bytes that a step adds up.</summary>
    public double Bytes => sizeof(float) * (Compute.Columns + NumbersBeside);

    /// <summary>Seconds of a step.</summary>
    /// <param name="ranks">How many ranks there are.</param>
    /// <param name="rows">The rows of the step, of all ranks.</param>
    /// <param name="stepsPerEpoch">How many steps share what an epoch costs.</param>
    /// <param name="averageEvery">After how many steps ranks exchange anything.</param>
    public double Step(int ranks, double rows, double stepsPerEpoch = double.PositiveInfinity, int averageEvery = 1)
        => (Network.WorkAndSum(averageEvery * Work(ranks, rows, averageEvery), Network.Sum(ranks, Bytes)) / averageEvery)
            + (SumsPerEpoch * Network.Sum(ranks, 0) / stepsPerEpoch);

    /// <summary>Predicts what was measured.</summary>
    public double Predict(int ranks, StepTime measured) => Step(ranks, measured.Rows, measured.StepsPerEpoch, Math.Max(1, measured.AverageEvery));

    /// <summary>The share of the ranks' time that one rank would need for the same rows in the same batches.</summary>
    public double Efficiency(int ranks, double rows, int averageEvery = 1) => Compute.Of(rows) / (ranks * Step(ranks, rows, averageEvery: averageEvery));

    /// <summary>The fewest rows in a step, of all ranks, that keep an efficiency.</summary>
    public double FewestRows(int ranks, double efficiency, int averageEvery = 1)
    {
        double low = 0, high = ranks;
        while (Efficiency(ranks, high, averageEvery) < efficiency)
            (low, high) = (high, 2 * high);
        for (int i = 0; i < 50; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Efficiency(ranks, middle, averageEvery) < efficiency ? (middle, high) : (low, middle);
        }

        return high;
    }

    // Over several steps of its own, what a rank has too much in one it has too little in another.
    private double Work(int ranks, double rows, int averageEvery)
        => Compute.Of((rows / ranks) + (ranks == 1 ? 0 : Imbalance.Rows(ranks, rows * averageEvery) / averageEvery));
}
