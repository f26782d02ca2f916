using Autograd.Distributed;
using DistributedWorker.Checks;
using DistributedWorker.Training;

namespace DistributedWorker.TrainingChecks;

/// <summary>What every training on several ranks must do: run by each rank, it throws where the promise is not kept. One file each.</summary>
public static class TrainingCheck
{
    /// <summary>How far models may be apart, relative to their largest number: sums in another order, over some sixty steps.</summary>
    internal const double Rounding = 2e-5;

    internal const int Count = 1000;

    private static readonly List<Row> _dense = Row.Draw(Count, seed: 1);
    private static readonly List<Row> _sparse = Row.Draw(Count, seed: 2, sparse: true);

    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, Action<ICommunicator>> All { get; } = new Dictionary<string, Action<ICommunicator>>
    {
        ["models"] = ModelsCheck.Run,
        ["blocks"] = BlocksCheck.Run,
        ["shares"] = SharesCheck.Run,
        ["early-stopping"] = EarlyStoppingCheck.Run,
        ["step-allocation"] = StepAllocationCheck.Run,
    };

    internal static List<Row> Rows(bool sparse) => sparse ? _sparse : _dense;

    internal static void RequireNear(Trained expected, Trained actual, string what)
        => CommunicatorCheck.Require(actual.DistanceTo(expected) < Rounding, $"{what}: {actual.DistanceTo(expected):E1} apart.");

    internal static void RequireSameBits(Trained expected, Trained actual, string what)
        => CommunicatorCheck.Require(actual.Bits() == expected.Bits(), $"{what}: other bits, {actual.DistanceTo(expected):E1} apart.");
}
