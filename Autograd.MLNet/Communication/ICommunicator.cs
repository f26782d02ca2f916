namespace Autograd.Distributed;

/// <summary>The ranks of a job, which all run the same program on rows of their own, and what they do together.</summary>
/// <remarks>
/// Every method but the properties is collective: all ranks call it, in the same order and with as many values, and it returns on each once all that it needs from the others has come. One thread
/// at a time may call them. Names and meanings are MPI's. Implementations are in the package Autograd.Distributed: over MPI, for one process, and for several threads of one.
/// </remarks>
public interface ICommunicator
{
    /// <summary>The number of this rank, from 0.</summary>
    int Rank { get; }

    /// <summary>How many ranks there are, at least 1.</summary>
    int Size { get; }

    /// <summary>Replaces each value by its sum over all ranks, which has the same bits on all of them. A value that is zero on all ranks but one is that rank's, exactly.</summary>
    /// <param name="values">This rank's values; receives the sums.</param>
    void AllReduce(Span<float> values);

    /// <inheritdoc cref="AllReduce(Span{float})"/>
    void AllReduce(Span<double> values);

    /// <summary>Brings the bytes of all ranks to all ranks.</summary>
    /// <param name="source">This rank's bytes, on all ranks equally many.</param>
    /// <param name="destination">Receives those of rank 0, then of rank 1, and so on: <see cref="Size"/> times as many.</param>
    void AllGather(ReadOnlySpan<byte> source, Span<byte> destination);

    /// <summary>Brings the bytes of one rank to all others.</summary>
    /// <param name="values">The bytes; on all ranks but <paramref name="root"/> they are replaced.</param>
    /// <param name="root">Whose bytes.</param>
    void Broadcast(Span<byte> values, int root);

    /// <summary>Waits until all ranks are here.</summary>
    void Barrier();
}
