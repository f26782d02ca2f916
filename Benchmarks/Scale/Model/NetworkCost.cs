using System.Numerics;
using Benchmarks.Scale.Measuring;

namespace Benchmarks.Scale.Model;

/// <summary>What a sum over all ranks costs on a network.</summary>
/// <param name="Name">The network.</param>
/// <param name="Latency">α: seconds from one rank to another, however little is sent.</param>
/// <param name="SecondsPerByte">β.</param>
/// <param name="EagerBytes">Longer messages are announced first, and sent when the other has answered: two more messages.</param>
/// <param name="Interruption">Seconds that messages take from a rank which works when they come.</param>
internal sealed record NetworkCost(string Name, double Latency, double SecondsPerByte, int EagerBytes, double Interruption = 0)
{
    // Its btl_tcp_eager_limit.
    private const int OpenMpiEagerBytes = 1 << 16;

    /// <summary>From sums over two ranks, where each sends the other its values: one message each, at the same time.</summary>
    public static NetworkCost Of(ScaleFigures figures)
    {
        if (figures.Ranks != 2)
            throw new ArgumentException($"The network is measured with 2 ranks, {figures.Network} has {figures.Ranks}.");
        Line line = Line.Fit(figures.Reductions.Select(time => ((double)Messages(time.Bytes, OpenMpiEagerBytes), (double)time.Bytes, time.Seconds)));
        WorkTime time = figures.WithWork;
        double interruption = Math.Max(0, time.Both - time.Work - time.Sum) / BusyShare(time.Work, time.Sum);
        return new NetworkCost(figures.Network, line.Start, line.PerUnit, OpenMpiEagerBytes, interruption);
    }

    /// <summary>Seconds of work and a sum after it. Nothing keeps ranks in step, so that messages come at any moment; those that come while a rank works interrupt it.</summary>
    public double WorkAndSum(double work, double sum) => work + sum + (Interruption * BusyShare(work, sum));

    private static double BusyShare(double work, double sum) => work / (work + sum);

    /// <summary>Seconds of a sum over a number of ranks: by recursive doubling, ⌈log₂ P⌉·(α + β·bytes), or in pieces (Rabenseifner), 2·⌈log₂ P⌉·α + 2·(P − 1)/P·β·bytes, whichever is faster.</summary>
    public double Sum(int ranks, double bytes)
    {
        if (ranks == 1)
            return 0;
        int stages = BitOperations.Log2((uint)(ranks - 1)) + 1;
        double whole = stages * ((Messages(bytes, EagerBytes) * Latency) + (SecondsPerByte * bytes)),
            pieces = (2 * stages * Latency) + (2 * (ranks - 1.0) / ranks * SecondsPerByte * bytes);
        return Math.Min(whole, pieces);
    }

    private static int Messages(double bytes, int eagerBytes) => bytes >= eagerBytes ? 3 : 1;
}
