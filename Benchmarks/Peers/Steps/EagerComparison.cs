using Benchmarks.Peers.Measuring;
using Benchmarks.Peers.Python;
using Benchmarks.Peers.Report;

namespace Benchmarks.Peers.Steps;

/// <summary>An iteration of the Fahrenheit tutorial's loop, without a tape step.</summary>
/// <param name="torch">PyTorch, where it is installed.</param>
internal sealed class EagerComparison(PythonPeer? torch) : IComparison
{
    private const double MostBytes = 2048;

    // In ns on two cores of an EPYC with AVX-512; here only ratios count. By hand tells how fast another machine is.
    private const double Budget = 1e3;
    private const double ByHand = 17;
    private const double PyTorch = 36e3;

    public void Run(PeersRun run)
    {
        const string Name = "eager iteration";
        var step = new EagerStep();
        List<Measurement> measurements = [new("Autograd", () => Timing.OfShort(step.Fahrenheit)), new("by hand", () => Timing.OfShort(step.HandWritten))];
        if (torch is not null)
            measurements.Add(new(torch.Name, () => torch.Ask(new PythonRequest("eager"))));
        Samples[] times = run.Measure(Name, measurements);
        run.Add(Check.OfTimes(Name, times[0], "by hand", times[1], Budget / ByHand));
        if (torch is not null)
            run.Add(Check.OfTimes(Name, times[0], torch.Name, times[2], Budget / PyTorch));
        run.Add(Check.OfBytes($"{Name}: allocated", Timing.BytesOf(step.Fahrenheit), "allowed", MostBytes, 1));
    }
}
