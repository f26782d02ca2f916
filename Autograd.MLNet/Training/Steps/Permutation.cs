namespace Autograd.MLNet.Training.Steps;

/// <summary>A random order of rows, which depends on a seed and on nothing else.</summary>
internal abstract class Permutation
{
    // So many are in the cache, and an order of theirs is made as fast as its parts are computed.
    private const int MostExchanged = 1 << 16;

    /// <summary>The order of a number of rows.</summary>
    public static Permutation Create(ulong seed, long count) => count <= MostExchanged ? new ExchangedOrder((int)seed, (int)count) : new ComputedOrder(seed, count);

    /// <summary>All rows in their order.</summary>
    public abstract void CopyTo(Span<int> rows);

    /// <summary>The batches that rows belong to, by their places in the order.</summary>
    /// <param name="first">The first of the rows, which follow each other.</param>
    /// <param name="batchSize">How many places make a batch.</param>
    /// <param name="batches">Receives the batches, from 0.</param>
    public abstract void BatchesOf(long first, int batchSize, Span<int> batches);
}
