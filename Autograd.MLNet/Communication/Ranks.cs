using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Autograd.Distributed;

namespace Autograd.MLNet.Communication;

/// <summary>What the ranks of a training do together. Before they exchange anything they tell each other whether all are well: a failure on one ends all, with its cause, and nobody waits for ever.</summary>
internal sealed class Ranks(ICommunicator communicator)
{
    // Of 8 bytes each, that are exchanged at a time.
    private const int MostNumbers = 1 << 20;

    // How many have failed, and a number.
    private readonly double[] _flags = new double[2];

    // Where an exchange does not return: a connection that fails is not used again.
    private bool _isOver;

    /// <summary>Measures some rows of this rank.</summary>
    public delegate void Measure(int start, int count, Span<double> result);

    public int Size { get; } = communicator.Size;

    public int Rank { get; } = communicator.Rank;

    /// <summary>Whether this rank writes and reports.</summary>
    public bool IsFirst => Rank == 0;

    /// <summary>What the others will do next, if it does not begin with asking whether all are well.</summary>
    public IExchange? Next { get; set; }

    /// <summary>Returns where all ranks come here.</summary>
    /// <exception cref="RankFailedException">Another rank has failed.</exception>
    public void Agree() => Any(false);

    /// <summary>Whether it holds on any rank.</summary>
    public bool Any(bool holds) => Sum(holds ? 1 : 0) != 0;

    /// <summary>The sum of the numbers of all ranks, with the same bits on all.</summary>
    public double Sum(double value)
    {
        (_flags[0], _flags[1]) = (0, value);
        AllReduce(_flags);
        if (_flags[0] != 0)
            ThrowFailure();
        return _flags[1];
    }

    /// <summary>Tells the other ranks that this one has failed. Where they know, or the connection itself has failed, it does nothing.</summary>
    /// <exception cref="AggregateException">They cannot be told.</exception>
    public void Fail(Exception exception)
    {
        if (_isOver)
            return;
        try
        {
            if (Next is { } exchange)
            {
                exchange.TakePartAsFailed();
            }
            else
            {
                (_flags[0], _flags[1]) = (1, 0);
                AllReduce(_flags);
            }

            Failures($"{exception.GetType().Name}: {exception.Message}");
        }
        catch (Exception connection)
        {
            throw new AggregateException(exception, connection);
        }
    }

    /// <summary>Ends this rank, because another has failed.</summary>
    public void ThrowFailure()
    {
        byte[][] causes = Failures("");
        int rank = Array.FindIndex(causes, cause => cause.Length > 0);
        throw new RankFailedException(rank, Size, Encoding.UTF8.GetString(causes[rank]));
    }

    /// <summary>The bytes of each rank.</summary>
    public byte[][] AllGather(ReadOnlySpan<byte> bytes)
    {
        Agree();
        return GatherBytes(bytes);
    }

    /// <inheritdoc cref="AllGather(ReadOnlySpan{byte})"/>
    public T[][] AllGather<T>(ReadOnlySpan<T> values)
        where T : unmanaged
        => Array.ConvertAll(AllGather(MemoryMarshal.AsBytes(values)), bytes => MemoryMarshal.Cast<byte, T>(bytes).ToArray());

    /// <summary>The values of all ranks, in their order.</summary>
    public T[] Concatenate<T>(ReadOnlySpan<T> values)
        where T : unmanaged => [.. AllGather(values).SelectMany(part => part)];

    /// <summary>Whether it holds on the first rank.</summary>
    public bool OnFirst(bool holds) => OfFirst(() => [holds ? (byte)1 : (byte)0])[0] != 0;

    /// <summary>What the first rank has.</summary>
    /// <param name="bytes">Called on the first rank only.</param>
    public byte[] OfFirst(Func<byte[]> bytes)
    {
        byte[] values = IsFirst ? bytes() : [];
        Agree();
        long[] length = [values.Length];
        Broadcast(MemoryMarshal.AsBytes(length.AsSpan()));
        if (!IsFirst)
            values = new byte[length[0]];
        Broadcast(values);
        return values;
    }

    /// <summary>Measures blocks of rows where they are, and hands the results to all ranks in the order of the rows, whatever rank they are on.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="length">How many numbers measure a block.</param>
    /// <param name="measure">Called for each block of this rank.</param>
    /// <param name="take">Called for all blocks, in their order.</param>
    public void InOrder(RowBlocks blocks, int length, Measure measure, Action<ReadOnlyMemory<double>> take)
    {
        // As many blocks at a time as there is room for. Whoever does not have a block adds zeros.
        int together = Math.Clamp(MostNumbers / length, 1, blocks.Count);
        double[] numbers = new double[together * length];
        for (int first = 0; first < blocks.Count; first += together)
        {
            Array.Clear(numbers);
            for (int own = Math.Max(0, first - blocks.First); own < Math.Min(blocks.OwnCount, first + together - blocks.First); own++)
                measure(blocks.Start(own), blocks.RowCount(own), numbers.AsSpan((blocks.First + own - first) * length, length));
            Agree();
            AllReduce(numbers);
            for (int block = 0; block < Math.Min(together, blocks.Count - first); block++)
                take(numbers.AsMemory(block * length, length));
        }
    }

    /// <summary>Refuses to go on where ranks have different numbers.</summary>
    /// <param name="values">What must be the same on all ranks.</param>
    /// <param name="describe">What it is, and what to do.</param>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public void RequireSame(ReadOnlySpan<byte> values, Func<string, string> describe)
    {
        byte[] hashes = new byte[Size * SHA256.HashSizeInBytes];
        Agree();
        AllGather(SHA256.HashData(values), hashes);
        int[] others = [.. Enumerable.Range(0, Size).Where(rank => !Hash(rank).SequenceEqual(Hash(0)))];
        if (others.Length > 0)
            throw new InvalidOperationException($"Autograd: {describe(others.Length == 1 ? $"rank {others[0]}" : $"ranks {string.Join(", ", others)}")}");

        ReadOnlySpan<byte> Hash(int rank) => hashes.AsSpan(rank * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes);
    }

    /// <summary>Replaces numbers by their sums over all ranks, without asking whether all are well.</summary>
    public void AllReduce(Span<float> values)
    {
        _isOver = true;
        communicator.AllReduce(values);
        _isOver = false;
    }

    /// <summary>Brings bytes, on all ranks equally many, to all of them, without asking whether all are well.</summary>
    public void AllGather(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        _isOver = true;
        communicator.AllGather(source, destination);
        _isOver = false;
    }

    private void AllReduce(double[] values)
    {
        _isOver = true;
        communicator.AllReduce(values);
        _isOver = false;
    }

    private void Broadcast(Span<byte> values)
    {
        _isOver = true;
        communicator.Broadcast(values, root: 0);
        _isOver = false;
    }

    private byte[][] Failures(string own)
    {
        byte[][] causes = GatherBytes(Encoding.UTF8.GetBytes(own));
        _isOver = true;
        return causes;
    }

    private byte[][] GatherBytes(ReadOnlySpan<byte> bytes)
    {
        long[] lengths = new long[Size];
        AllGather(MemoryMarshal.AsBytes<long>([bytes.Length]), MemoryMarshal.AsBytes(lengths.AsSpan()));
        int longest = (int)lengths.Max();
        byte[] padded = new byte[longest], all = new byte[(long)longest * Size];
        bytes.CopyTo(padded);
        AllGather(padded, all);
        byte[][] result = new byte[Size][];
        for (int rank = 0; rank < Size; rank++)
            result[rank] = all.AsSpan(rank * longest, (int)lengths[rank]).ToArray();
        return result;
    }
}
