using System.Diagnostics;

namespace Benchmarks.Peers.Measuring;

/// <summary>Times and allocations of actions.</summary>
internal static class Timing
{
    /// <summary>How often something short is done in a round.</summary>
    public const int Repetitions = 5;

    private const double LongEnough = 4e6;

    /// <summary>Nanoseconds of one call.</summary>
    public static double Once(Action action)
    {
        long started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalNanoseconds;
    }

    /// <summary>Nanoseconds of the best of some calls: the one that nothing came between.</summary>
    public static double Best(Action action) => Enumerable.Range(0, Repetitions).Min(_ => Once(action));

    /// <summary>Nanoseconds of a call that is too short to be timed alone, in the best of some rows of calls.</summary>
    public static double OfShort<T>(Func<T> action)
    {
        int calls = 1;
        while (Once(() => Repeat(action, calls)) < LongEnough)
            calls *= 2;
        return Best(() => Repeat(action, calls)) / calls;
    }

    /// <summary>Bytes that a call allocates on this thread, without what comes once.</summary>
    public static double BytesOf<T>(Func<T> action)
    {
        const int Calls = 1000;
        return Enumerable.Range(0, Repetitions).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Repeat(action, Calls);
            return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
        });
    }

    private static void Repeat<T>(Func<T> action, int calls)
    {
        for (int i = 0; i < calls; i++)
            action();
    }
}
