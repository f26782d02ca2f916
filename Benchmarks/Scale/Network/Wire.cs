using System.Diagnostics;

namespace Benchmarks.Scale.Network;

/// <summary>
/// Two network interfaces joined by a wire of a given delay and rate, for kernels whose traffic control cannot delay packets. The interfaces are to be moved to network namespaces of their own.
/// </summary>
internal static unsafe class Wire
{
    /// <summary>Carries packets until the process is ended.</summary>
    /// <param name="first">The name of one interface.</param>
    /// <param name="second">The name of the other.</param>
    /// <param name="delay">One way, in seconds.</param>
    /// <param name="bitsPerSecond">In each direction.</param>
    public static void Run(string first, string second, double delay, double bitsPerSecond)
    {
        Tunnel left = new(first), right = new(second);
        DelayLine there = new(left, right, delay, bitsPerSecond), back = new(right, left, delay, bitsPerSecond);
        Console.WriteLine("ready");
        Posix.Waiting* files = stackalloc Posix.Waiting[2];
        while (true)
        {
            long now = Stopwatch.GetTimestamp();
            bool wasBusy = there.Give(now) | back.Give(now);
            there.Take(now);
            back.Take(now);
            if (wasBusy)
                continue;
            files[0] = Wait(there);
            files[1] = Wait(back);
            if (Math.Min(there.NextArrival ?? long.MaxValue, back.NextArrival ?? long.MaxValue) is var next && next == long.MaxValue)
            {
                Posix.Poll(files, 2, null, null);
            }
            else
            {
                long wait = Math.Max(0, (long)Stopwatch.GetElapsedTime(now, next).TotalNanoseconds);
                Posix.Duration timeout = new() { Seconds = wait / 1_000_000_000, Nanoseconds = wait % 1_000_000_000 };
                Posix.Poll(files, 2, &timeout, null);
            }
        }
    }

    private static Posix.Waiting Wait(DelayLine line) => new() { File = line.HasRoom ? line.File : -1, For = Posix.Readable };
}
