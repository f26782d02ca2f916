using System.Numerics.Tensors;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Autograd.Distributed.InProcess;

namespace Autograd.Distributed;

/// <summary>Several ranks in one process, each a thread: for tests of programs that are to run over MPI.</summary>
/// <remarks>
/// Sums are made in the order of the ranks. What would hang or be undefined over MPI throws <see cref="InvalidOperationException"/> on all ranks: calls that differ between ranks, and calls that wait for a rank
/// that has failed or returned.
/// </remarks>
public sealed class InProcessCommunicator : ICommunicator
{
    private readonly Meeting _meeting;

    private InProcessCommunicator(Meeting meeting, int rank)
    {
        _meeting = meeting;
        Rank = rank;
    }

    /// <inheritdoc/>
    public int Rank { get; }

    /// <inheritdoc/>
    public int Size => _meeting.Size;

    /// <summary>Does some work on a number of ranks at once, and returns when all are done.</summary>
    /// <param name="size">The number of ranks, at least 1.</param>
    /// <param name="work">The work of each; it gets its rank's communicator.</param>
    /// <exception cref="AggregateException">Several ranks failed by themselves. If one did, its exception is thrown as it is; those of ranks that waited for it are not.</exception>
    public static void Run(int size, Action<ICommunicator> work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentNullException.ThrowIfNull(work);
        var meeting = new Meeting(size);
        var exceptions = new Exception?[size];
        Thread[] threads = [.. Enumerable.Range(0, size).Select(rank => new Thread(() => RunRank(rank)) { Name = $"rank {rank} of {size}", IsBackground = true })];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();

        Exception[] causes = [.. exceptions.Where((exception, rank) => exception is not (null or RankFailedException) && !meeting.IsTold(rank))!];
        if (causes.Length > 1)
            throw new AggregateException(causes);
        if ((causes.FirstOrDefault() ?? exceptions.FirstOrDefault(exception => exception is not null)) is { } single)
            ExceptionDispatchInfo.Throw(single);

        void RunRank(int rank)
        {
            // Kept for the caller, who gets it from Run.
            try
            {
                work(new InProcessCommunicator(meeting, rank));
            }
            catch (Exception exception)
            {
                exceptions[rank] = exception;
            }

            meeting.Leave(rank, exceptions[rank]);
        }
    }

    /// <inheritdoc/>
    public void AllReduce(Span<float> values) => AllReduce(values, "floats");

    /// <inheritdoc/>
    public void AllReduce(Span<double> values) => AllReduce(values, "doubles");

    /// <inheritdoc/>
    public void AllGather(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        CollectiveArguments.CheckGathered(source, destination, Size);
        foreach (Post post in _meeting.Meet(Rank, new Call(nameof(AllGather), source.Length, "bytes"), source))
        {
            post.Bytes.CopyTo(destination);
            destination = destination[source.Length..];
        }
    }

    /// <inheritdoc/>
    public void Broadcast(Span<byte> values, int root)
    {
        CollectiveArguments.CheckRoot(root, Size);
        _meeting.Meet(Rank, new Call(nameof(Broadcast), values.Length, "bytes", root), Rank == root ? values : [])[root].Bytes.CopyTo(values);
    }

    /// <inheritdoc/>
    public void Barrier() => _meeting.Meet(Rank, new Call(nameof(Barrier), 0, ""), []);

    private void AllReduce<T>(Span<T> values, string unit)
        where T : struct, System.Numerics.INumber<T>
    {
        ReadOnlySpan<Post> posts = _meeting.Meet(Rank, new Call(nameof(AllReduce), values.Length, unit), MemoryMarshal.AsBytes(values));
        MemoryMarshal.Cast<byte, T>(posts[0].Bytes).CopyTo(values);
        foreach (Post post in posts[1..])
            TensorPrimitives.Add(values, MemoryMarshal.Cast<byte, T>(post.Bytes), values);
    }
}
