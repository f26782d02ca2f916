using System.Diagnostics;
using System.Numerics.Tensors;

namespace Benchmarks.Peers;

/// <summary>The sum of all features in their order: how fast memory gives them.</summary>
internal sealed class PlainSum : IPeer
{
    private float _sum;

    public string Name => "plain sum";

    public double NanosecondsPerRow(LinearData data)
    {
        long started = Stopwatch.GetTimestamp();
        _sum += TensorPrimitives.Sum<float>(data.Features);
        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / data.Workload.Rows;
    }
}
