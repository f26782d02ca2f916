namespace Autograd.Distributed.Tests.Training;

/// <summary>A communicator that adds up wrongly, or fails, at some reduction of floats.</summary>
internal sealed class UnreliableCommunicator(ICommunicator communicator, int wrongAt = int.MaxValue, int failsAt = int.MaxValue) : ICommunicator
{
    private int _reductions;

    public int Rank => communicator.Rank;

    public int Size => communicator.Size;

    /// <summary>How often it was used after it had failed.</summary>
    public int UsesAfterFailure { get; private set; }

    public void AllReduce(Span<float> values)
    {
        Count();
        if (++_reductions >= failsAt)
            throw new IOException("the network is gone");
        communicator.AllReduce(values);
        if (_reductions == wrongAt)
            values[0] += 1e-3f;
    }

    public void AllReduce(Span<double> values)
    {
        Count();
        communicator.AllReduce(values);
    }

    public void AllGather(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        Count();
        communicator.AllGather(source, destination);
    }

    public void Broadcast(Span<byte> values, int root)
    {
        Count();
        communicator.Broadcast(values, root);
    }

    public void Barrier()
    {
        Count();
        communicator.Barrier();
    }

    private void Count() => UsesAfterFailure += _reductions >= failsAt ? 1 : 0;
}
