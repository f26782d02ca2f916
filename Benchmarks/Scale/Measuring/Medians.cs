using Benchmarks.Peers.Measuring;

namespace Benchmarks.Scale.Measuring;

/// <summary>Several runs as one: the medians of all that was measured.</summary>
internal static class Medians
{
    /// <summary>The medians of runs that measured the same.</summary>
    public static ScaleFigures Of(IReadOnlyList<ScaleFigures> runs)
    {
        return runs[0] with
        {
            Setting = [.. runs[0].Setting, $"medians of {runs.Count} runs"],
            Compute = [.. runs[0].Compute.Select((time, i) => time with { Seconds = Median(run => run.Compute[i].Seconds) })],
            Reductions = [.. runs[0].Reductions.Select((time, i) => time with { Seconds = Median(run => run.Reductions[i].Seconds) })],
            WithWork = new WorkTime(Median(run => run.WithWork.Work), Median(run => run.WithWork.Sum), Median(run => run.WithWork.Both)),
            Steps = [.. runs[0].Steps.Select((time, i) => time with { Seconds = Median(run => run.Steps[i].Seconds) })],
        };

        double Median(Func<ScaleFigures, double> seconds) => Samples.MedianOf([.. runs.Select(seconds)]);
    }
}
