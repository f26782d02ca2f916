using System.Numerics.Tensors;
using Benchmarks.Peers.Data;
using Benchmarks.Peers.Measuring;

namespace Benchmarks.Peers.Epochs;

/// <summary>The sum of all features in their order: how fast memory gives them.</summary>
/// <param name="Threads">One, or two with half of the features each.</param>
internal sealed record PlainSum(int Threads) : IEpochPeer
{
    public string Name => "plain sum";

    public bool Does(Workload workload) => true;

    public double NanosecondsPerRow(LinearData data)
    {
        int half = data.Features.Length / 2;
        return Threads == 1
            ? Timing.Best(() => Sum(data.Features)) / data.Workload.Rows
            : Timing.Best(() => Parallel.Invoke(() => Sum(data.Features.AsSpan(half)), () => Sum(data.Features.AsSpan(0, half)))) / data.Workload.Rows;
    }

    private static float Sum(ReadOnlySpan<float> values) => TensorPrimitives.Sum(values);
}
