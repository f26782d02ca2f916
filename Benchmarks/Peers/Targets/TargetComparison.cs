using System.Globalization;
using Benchmarks.Peers.Data;
using Benchmarks.Peers.Measuring;
using Benchmarks.Peers.Package;
using Benchmarks.Peers.Python;
using Benchmarks.Peers.Report;

namespace Benchmarks.Peers.Targets;

/// <summary>How long it takes to come within .1 % of the training loss of the closed form, reading included where a data view is read.</summary>
/// <param name="pythons">Peers in Python.</param>
internal sealed class TargetComparison(IEnumerable<PythonPeer> pythons) : IComparison
{
    private static readonly Workload Workload = new(200_000, 100);

    public void Run(PeersRun run)
    {
        using var data = new LinearData(Workload);
        var goal = new Goal(data, LeastSquares.Loss(data, LeastSquares.Solve(data)));
        ITargetPeer[] peers = [.. AutogradTargets.All(), .. PackageTrainers.Targets(), .. pythons.Select(python => new PythonToTarget(python))];
        var last = new Reached[peers.Length];
        Samples[] times = run.Measure($"{Workload.Name}: to the closed form's loss", [.. peers.Select((peer, i) => new Measurement(peer.Name, () => (last[i] = peer.Train(goal)).Seconds))]);
        var sheet = new Sheet(
            $"Time to a training loss within .1 % of the closed form's: {Workload.Name}, median of {run.Rounds} rounds",
            "None gets more epochs than it needs. For Autograd and ML.NET this is Fit as a whole, reading included; for PyTorch and scikit-learn the epochs alone.",
            ["trainer", "time", "epochs", "loss / closed form"]);
        for (int i = 0; i < peers.Length; i++)
        {
            string loss = (last[i].Loss / goal.Best).ToString("F5", CultureInfo.InvariantCulture);
            bool isReached = goal.IsReachedBy(last[i].Loss);
            sheet.Add([peers[i].Name, isReached ? Figures.Time(1e9 * times[i].Median) : "not reached", last[i].Epochs.ToString(CultureInfo.InvariantCulture), loss]);
        }

        run.Add(sheet);
    }
}
