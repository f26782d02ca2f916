using System.Collections;

namespace Autograd.Core.Data;

/// <summary>Row numbers in batches; PyTorch's <c>BatchSampler</c>.</summary>
public sealed class BatchSampler : IReadOnlyCollection<ReadOnlyMemory<int>>
{
    private readonly IReadOnlyCollection<int> _sampler;
    private readonly int _batchSize;
    private readonly bool _dropLast;

    /// <summary>Puts the row numbers of a sampler into batches.</summary>
    /// <param name="sampler">Gives the row numbers.</param>
    /// <param name="batchSize">The length of a batch.</param>
    /// <param name="dropLast">Whether to leave out a last batch that is shorter.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is not positive.</exception>
    public BatchSampler(IReadOnlyCollection<int> sampler, int batchSize, bool dropLast = false)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        if (batchSize <= 0)
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, $"BatchSampler: batch_size should be a positive integer value, but got batch_size={batchSize}.");
        _sampler = sampler;
        _batchSize = batchSize;
        _dropLast = dropLast;
    }

    /// <summary>The number of batches in a pass.</summary>
    public int Count => _dropLast ? _sampler.Count / _batchSize : (int)(((long)_sampler.Count + _batchSize - 1) / _batchSize);

    /// <summary>Begins a pass.</summary>
    public IEnumerator<ReadOnlyMemory<int>> GetEnumerator()
    {
        // All batches of a pass share one array, and no two passes do: a batch that is kept stays what it is.
        int[] order = new int[_sampler.Count];
        int start = 0, end = 0;
        foreach (int row in _sampler)
        {
            if (end == order.Length)
                Array.Resize(ref order, Math.Max(_batchSize, 2 * end));
            order[end++] = row;
            if (end - start < _batchSize)
                continue;
            yield return order.AsMemory(start, _batchSize);
            start = end;
        }

        if (end > start && !_dropLast)
            yield return order.AsMemory(start, end - start);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
