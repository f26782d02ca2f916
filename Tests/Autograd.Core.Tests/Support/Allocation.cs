namespace Autograd.Core.Tests.Support;

/// <summary>Measuring memory.</summary>
public static class Allocation
{
    private const int MostRounds = 20;

    /// <summary>The bytes this thread allocates while the action runs so many times, after a few runs to warm up.</summary>
    /// <remarks>
    /// A collection, which any thread may cause, takes away the block a thread allocates from, and the rest of it counts as allocated: a round with a collection tells nothing and is repeated.
    /// </remarks>
    public static long Of(Action action, int times)
    {
        for (int i = 0; i < 5; i++)
            action();
        long bytes = 0;
        for (int round = 0; round < MostRounds; round++)
        {
            int collections = GC.CollectionCount(0);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < times; i++)
                action();
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            if (bytes == 0 || GC.CollectionCount(0) == collections)
                return bytes;
        }

        return bytes;
    }
}
