namespace Benchmarks.Peers.Measuring;

/// <summary>A part of the run that compares things which belong together.</summary>
internal interface IComparison
{
    /// <summary>Measures, and adds sheets and checks to the run.</summary>
    void Run(PeersRun run);
}
