using Autograd.Distributed;

namespace DistributedWorker.Checks;

/// <summary>Every rank, in turn, brings its bytes to all.</summary>
internal static class BroadcastCheck
{
    public static void Run(ICommunicator world)
    {
        for (int root = 0; root < world.Size; root++)
        {
            foreach (int length in new[] { 0, 1, 13, 100_000 })
            {
                byte[] expected = Bytes(root, length), values = world.Rank == root ? Bytes(root, length) : new byte[length];
                world.Broadcast(values, root);
                CommunicatorCheck.Require(values.AsSpan().SequenceEqual(expected), $"{length} bytes of rank {root} came wrong to rank {world.Rank}.");
            }
        }
    }

    private static byte[] Bytes(int root, int length)
    {
        var bytes = new byte[length];
        new Random(root).NextBytes(bytes);
        return bytes;
    }
}
