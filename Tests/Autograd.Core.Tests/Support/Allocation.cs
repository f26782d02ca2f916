namespace Autograd.Core.Tests.Support;

/// <summary>Measuring memory.</summary>
public static class Allocation
{
    /// <summary>The bytes this thread allocates while the action runs so many times, after a few runs to warm up.</summary>
    public static long Of(Action action, int times)
    {
        for (int i = 0; i < 5; i++)
            action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < times; i++)
            action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
