using Benchmarks.Peers.Data;
using Benchmarks.Peers.Measuring;
using Benchmarks.Peers.Package;
using Benchmarks.Peers.Report;

namespace Benchmarks.Peers.Fits;

/// <summary><c>Fit</c> as a whole, and the memory it takes.</summary>
internal sealed class FitComparison : IComparison
{
    private const int Epochs = 5;
    private const double MatrixLimit = 1.3;
    private const double TimesFaster = 4;

    // From the budget table, in ns a row: a quarter of OnlineGradientDescent's five epochs, over a pass of the cursor and five shuffled epochs by hand (there of 128 features).
    private const double ByHandLimit = Epochs * 290 / TimesFaster / (91 + (Epochs * 36.5 * 100 / 128));

    private static readonly Workload Workload = new(200_000, 100);

    public void Run(PeersRun run)
    {
        using var data = new LinearData(Workload);
        var autograd = new AutogradFit();
        var byHand = new HandWrittenFit();
        IFit[] peers = [autograd, byHand, .. PackageTrainers.Fits()];
        string name = $"{Workload.Name}: Fit, {Epochs} epochs";
        Samples[] times = run.Measure(name, [.. peers.Select(peer => new Measurement(peer.Name, () => Timing.Once(() => peer.Fit(data, Epochs))))]);
        run.Add(Check.OfTimes(name, times[0], byHand.Name, times[1], ByHandLimit));
        for (int i = 2; i < peers.Length; i++)
            run.Add(Check.OfTimes(name, times[0], peers[i].Name, times[i], 1 / TimesFaster));

        long before = GC.GetTotalAllocatedBytes(precise: true);
        autograd.Fit(data, Epochs);
        double allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        run.Add(Check.OfBytes($"{Workload.Name}: Fit, allocated", allocated, "rows × (features + 2) × 4", sizeof(float) * (double)Workload.Rows * (Workload.Columns + 2), MatrixLimit));
    }
}
