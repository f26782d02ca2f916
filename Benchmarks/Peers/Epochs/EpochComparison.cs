using System.Globalization;
using Benchmarks.Peers.Data;
using Benchmarks.Peers.Measuring;
using Benchmarks.Peers.Package;
using Benchmarks.Peers.Python;
using Benchmarks.Peers.Report;

namespace Benchmarks.Peers.Epochs;

/// <summary>What an epoch takes, here and elsewhere: rows in memory, float, batches of 256, one thread.</summary>
/// <param name="pythons">Peers in Python.</param>
/// <param name="quick">Whether to leave out all peers but loops by hand.</param>
internal sealed class EpochComparison(IEnumerable<PythonPeer> pythons, bool quick) : IComparison
{
    private const string ShortNote = "Batches of 256; in each round the best of five epochs.";
    private const string Note = "Batches of 256, where there are batches, of rows in their order unless the work is shuffled. For Autograd, by hand and the sum the best of five epochs in each round; for ML.NET and "
        + "scikit-learn what one more iteration costs; PyTorch has slices of a tensor, and a DataLoader where it is shuffled. ML.NET OGD is as it comes, in random order.";
    private const double BandwidthShare = 0.7;
    private const double TimesFaster = 10;

    private static readonly EpochBudget[] Budgets =
    [
        new(new Workload(200_000, 10), Budget: 9, ByHand: 5.4),
        new(new Workload(200_000, 100), Budget: 20, ByHand: 20, IsLarge: true),
        new(new Workload(20_000, 1000), Budget: 160, ByHand: 195, IsLarge: true),
        new(new Workload(200_000, 128, Shuffled: true), Budget: 45, ByHand: 36.5),
    ];

    private static readonly Workload LogLoss = new(200_000, 100, Loss: Loss.Logistic);

    private readonly ThisLibrary _thisLibrary = new(Threads: 1, HandWrittenLoop.BatchSize);
    private readonly HandWrittenLoop _byHand = new();
    private readonly PrefetchedLoop _prefetched = new();
    private readonly PlainSum _plainSum = new(Threads: 1);

    public void Run(PeersRun run)
    {
        IReadOnlyList<IEpochPeer> others = quick ? [] : [.. PackageTrainers.Epochs(), .. pythons.Select(python => new PythonEpochs(python))];
        IEpochPeer[] peers = [_thisLibrary, _byHand, _prefetched, _plainSum, .. others];
        var sheet = new Sheet(
            $"An epoch, ns a row: median of {run.Rounds} rounds, one thread",
            quick ? ShortNote : Note,
            ["work", .. peers.Select(peer => peer.Name), "budget"]);
        foreach (EpochBudget budget in Budgets)
        {
            IReadOnlyDictionary<string, Samples> times = Measure(run, peers, budget.Workload);
            sheet.Add([budget.Workload.Name, .. Cells(peers, times), string.Create(CultureInfo.InvariantCulture, $"≤ {budget.Budget}")]);
            AddChecks(run, budget, times);
        }

        if (!quick)
            sheet.Add([LogLoss.Name, .. Cells(peers, Measure(run, peers, LogLoss)), ""]);
        run.Add(sheet);
    }

    private static IReadOnlyDictionary<string, Samples> Measure(PeersRun run, IEnumerable<IEpochPeer> peers, Workload workload)
    {
        using var data = new LinearData(workload);
        Measurement[] measurements = [.. peers.Where(peer => peer.Does(workload)).Select(peer => new Measurement(peer.Name, () => peer.NanosecondsPerRow(data)))];
        Samples[] times = run.Measure(workload.Name, measurements);
        return measurements.Select(measurement => measurement.Name).Zip(times).ToDictionary();
    }

    private static IEnumerable<string> Cells(IEnumerable<IEpochPeer> peers, IReadOnlyDictionary<string, Samples> times)
        => peers.Select(peer => times.TryGetValue(peer.Name, out Samples? samples) ? Figures.Number(samples.Median) : "");

    private void AddChecks(PeersRun run, EpochBudget budget, IReadOnlyDictionary<string, Samples> times)
    {
        string name = budget.Workload.Name;
        Samples mine = times[_thisLibrary.Name];
        string baseline = budget.Workload.Shuffled ? _prefetched.Name : _byHand.Name;
        run.Add(Check.OfTimes($"{name}: epoch", mine, baseline, times[baseline], budget.Limit));
        if (budget.IsLarge)
            run.Add(Check.OfTimes($"{name}: {BandwidthShare:P0} of the bandwidth", mine, _plainSum.Name, times[_plainSum.Name], 1 / BandwidthShare));
        if (times.TryGetValue(PackageTrainers.OnlineGradientDescent, out Samples? theirs))
            run.Add(Check.OfTimes($"{name}: {TimesFaster} times faster", mine, PackageTrainers.OnlineGradientDescent, theirs, 1 / TimesFaster));
    }
}
