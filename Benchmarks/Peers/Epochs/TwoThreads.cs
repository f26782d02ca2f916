using System.Globalization;
using Benchmarks.Peers.Data;
using Benchmarks.Peers.Measuring;
using Benchmarks.Peers.Report;

namespace Benchmarks.Peers.Epochs;

/// <summary>Two threads on batches large enough to share, against the sum by two threads.</summary>
internal sealed class TwoThreads : IComparison
{
    private const int Threads = 2;
    private const int BatchSize = 8192;
    private const double BandwidthShare = 0.7;

    private static readonly Workload[] Workloads = [new(200_000, 100), new(20_000, 1000)];

    public void Run(PeersRun run)
    {
        var peers = new IEpochPeer[] { new ThisLibrary(Threads, BatchSize), new ThisLibrary(1, BatchSize), new PlainSum(Threads) };
        var sheet = new Sheet(
            string.Create(CultureInfo.InvariantCulture, $"An epoch in batches of {BatchSize:N0}, ns a row: median of {run.Rounds} rounds"),
            "Both threads sum a half of the features.",
            ["work", "Autograd, two threads", "Autograd, one thread", "plain sum, two threads"]);
        foreach (Workload workload in Workloads)
        {
            using var data = new LinearData(workload);
            string name = $"{workload.Name}, two threads";
            Samples[] times = run.Measure(name, [.. peers.Select(peer => new Measurement(peer.Name, () => peer.NanosecondsPerRow(data)))]);
            sheet.Add([workload.Name, .. times.Select(samples => Figures.Number(samples.Median))]);
            run.Add(Check.OfTimes($"{name}: {BandwidthShare:P0} of the bandwidth", times[0], "plain sum", times[2], 1 / BandwidthShare));
        }

        run.Add(sheet);
    }
}
