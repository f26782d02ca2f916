using Autograd.Distributed;

namespace DistributedWorker.Training;

/// <summary>Counts the steps of trainings, of which each adds up floats once.</summary>
/// <param name="world">Does the work.</param>
/// <param name="beforeStep">Called before each; gets its number, from 1.</param>
internal sealed class StepCounter(ICommunicator world, Action<int>? beforeStep = null) : ICommunicator
{
    public int Steps { get; private set; }

    public int Rank => world.Rank;

    public int Size => world.Size;

    public void AllReduce(Span<float> values)
    {
        Steps++;
        beforeStep?.Invoke(Steps);
        world.AllReduce(values);
    }

    public void AllReduce(Span<double> values) => world.AllReduce(values);

    public void AllGather(ReadOnlySpan<byte> source, Span<byte> destination) => world.AllGather(source, destination);

    public void Broadcast(Span<byte> values, int root) => world.Broadcast(values, root);

    public void Barrier() => world.Barrier();
}
