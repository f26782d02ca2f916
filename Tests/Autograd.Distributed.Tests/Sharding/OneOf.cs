namespace Autograd.Distributed.Tests.Sharding;

/// <summary>A rank that only knows its number: sharing out asks nobody.</summary>
internal sealed class OneOf(int rank, int size) : ICommunicator
{
    public int Rank => rank;

    public int Size => size;

    public void AllReduce(Span<float> values) => throw new NotSupportedException();

    public void AllReduce(Span<double> values) => throw new NotSupportedException();

    public void AllGather(ReadOnlySpan<byte> source, Span<byte> destination) => throw new NotSupportedException();

    public void Broadcast(Span<byte> values, int root) => throw new NotSupportedException();

    public void Barrier() => throw new NotSupportedException();
}
