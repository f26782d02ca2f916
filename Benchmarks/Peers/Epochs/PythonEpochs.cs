using Benchmarks.Peers.Data;
using Benchmarks.Peers.Python;

namespace Benchmarks.Peers.Epochs;

/// <summary>A training in Python, on the same rows.</summary>
internal sealed class PythonEpochs(PythonPeer python) : IEpochPeer
{
    public string Name => python.Name;

    public bool Does(Workload workload) => true;

    public double NanosecondsPerRow(LinearData data) => python.Ask(PythonRequest.Of("epoch", data) with { BatchSize = HandWrittenLoop.BatchSize }) / data.Workload.Rows;
}
