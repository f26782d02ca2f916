using System.Diagnostics;
using System.Runtime.InteropServices;
using Autograd.Distributed;

namespace DistributedWorker.Checks;

/// <summary>Ranks come at different times, and none goes on before the last has come.</summary>
internal static class BarrierCheck
{
    public static void Run(ICommunicator world)
    {
        Thread.Sleep(20 * world.Rank);
        long[] times = [Stopwatch.GetTimestamp(), 0], all = new long[2 * world.Size];
        world.Barrier();
        times[1] = Stopwatch.GetTimestamp();
        world.AllGather(MemoryMarshal.AsBytes(times.AsSpan()), MemoryMarshal.AsBytes(all.AsSpan()));
        for (int rank = 0; rank < world.Size; rank++)
            CommunicatorCheck.Require(all[2 * rank] <= times[1], $"Rank {world.Rank} left the barrier before rank {rank} came.");
    }
}
