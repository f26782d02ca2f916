using Autograd.Distributed;

namespace DistributedWorker.Checks;

/// <summary>What every communicator must do, with any number of ranks: run by each rank, it throws where the promise is not kept. One file each.</summary>
public static class CommunicatorCheck
{
    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, Action<ICommunicator>> All { get; } = new Dictionary<string, Action<ICommunicator>>
    {
        ["sums"] = SumsCheck.Run,
        ["single-owner"] = SingleOwnerCheck.Run,
        ["same-bits"] = SameBitsCheck.Run,
        ["broadcast"] = BroadcastCheck.Run,
        ["gather"] = GatherCheck.Run,
        ["barrier"] = BarrierCheck.Run,
        ["arguments"] = ArgumentsCheck.Run,
        ["allocation"] = AllocationCheck.Run,
        ["long-spans"] = LongSpansCheck.Run,
        ["null-reference"] = NullReferenceCheck.Run,
    };

    internal static void Require(bool isRight, string message)
    {
        if (!isRight)
            throw new InvalidOperationException(message);
    }
}
