namespace Autograd.Distributed;

/// <summary>Shares work among ranks.</summary>
public static class CommunicatorExtensions
{
    /// <summary>This rank's files: all are sorted by ordinal comparison, so that every rank has the same order, and each rank takes a run of them, as equal in number as can be.</summary>
    /// <param name="communicator">The ranks.</param>
    /// <param name="files">The files, on all ranks the same, in any order.</param>
    /// <returns>This rank's share; empty where there are fewer files than ranks and none is left for this one.</returns>
    public static string[] ShardFiles(this ICommunicator communicator, IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(communicator);
        ArgumentNullException.ThrowIfNull(files);
        string[] sorted = [.. files.Order(StringComparer.Ordinal)];
        return sorted[(int)Shares.Start(communicator.Rank, communicator.Size, sorted.Length)..(int)Shares.Start(communicator.Rank + 1, communicator.Size, sorted.Length)];
    }
}
