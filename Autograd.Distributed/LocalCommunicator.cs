namespace Autograd.Distributed;

/// <summary>One rank by itself: sums are what they were, and nobody is waited for.</summary>
public sealed class LocalCommunicator : ICommunicator
{
    /// <inheritdoc/>
    public int Rank => 0;

    /// <inheritdoc/>
    public int Size => 1;

    /// <inheritdoc/>
    public void AllReduce(Span<float> values)
    {
    }

    /// <inheritdoc/>
    public void AllReduce(Span<double> values)
    {
    }

    /// <inheritdoc/>
    public void AllGather(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        CollectiveArguments.CheckGathered(source, destination, Size);
        source.CopyTo(destination);
    }

    /// <inheritdoc/>
    public void Broadcast(Span<byte> values, int root) => CollectiveArguments.CheckRoot(root, Size);

    /// <inheritdoc/>
    public void Barrier()
    {
    }
}
