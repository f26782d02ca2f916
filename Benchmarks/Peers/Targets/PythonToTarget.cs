using Benchmarks.Peers.Epochs;
using Benchmarks.Peers.Python;

namespace Benchmarks.Peers.Targets;

/// <summary>A training in Python, on the same rows; only its epochs are timed, not looking at the loss between them.</summary>
internal sealed class PythonToTarget(PythonPeer python) : ITargetPeer
{
    public string Name => python.TargetName;

    public Reached Train(Goal goal) => python.Ask<Reached>(PythonRequest.Of("target", goal.Data) with { BatchSize = HandWrittenLoop.BatchSize, Loss = goal.Loss });
}
