using System.Collections;
using System.Numerics;

namespace Autograd.Core.Data;

/// <summary>Goes through a data set in batches, each time anew; PyTorch's <c>DataLoader</c>, with its order and its use of generators.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <example><code>
/// var loader = new DataLoader&lt;float&gt;(new TensorDataset&lt;float&gt;(x, y), batchSize: 16, shuffle: true);
/// foreach (Batch&lt;float&gt; batch in loader)
/// {
///     using (tape.Step())
///     {
///         var (inputs, targets) = batch;
///         model.Forward(inputs).MseLoss(targets).Backward();
///     }
/// }
/// </code></example>
public sealed class DataLoader<T> : IReadOnlyCollection<Batch<T>>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly IReadOnlyCollection<ReadOnlyMemory<int>> _batches;
    private readonly Generator? _generator;
    private readonly bool _isBatched;

    /// <summary>A loader that makes batches of the rows.</summary>
    /// <param name="dataset">The examples.</param>
    /// <param name="batchSize">The number of examples in a batch; null for single examples without the dimension of batches.</param>
    /// <param name="shuffle">Whether each pass takes the rows in another random order.</param>
    /// <param name="sampler">Gives the row numbers; in order where null.</param>
    /// <param name="dropLast">Whether to leave out a last batch that is shorter.</param>
    /// <param name="generator">What to draw from; <see cref="Generator.Default"/> where null.</param>
    /// <exception cref="ArgumentException">Arguments exclude one another, or the batch size is not positive.</exception>
    public DataLoader(TensorDataset<T> dataset, int? batchSize = 1, bool shuffle = false, IReadOnlyCollection<int>? sampler = null, bool dropLast = false, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (sampler is not null && shuffle)
            throw new ArgumentException("DataLoader: sampler option is mutually exclusive with shuffle. Give a RandomSampler, or only shuffle.", nameof(sampler));
        if (batchSize is null && dropLast)
            throw new ArgumentException("DataLoader: batch_size=None option disables auto-batching and is mutually exclusive with drop_last.", nameof(dropLast));

        Dataset = dataset;
        _generator = generator;
        _isBatched = batchSize is not null;
        sampler ??= shuffle ? new RandomSampler(dataset.Count, generator: generator) : new SequentialSampler(dataset.Count);
        _batches = new BatchSampler(sampler, batchSize ?? 1, dropLast);
    }

    /// <summary>A loader of given batches; PyTorch's <c>batch_sampler</c>, which excludes every other option.</summary>
    /// <param name="dataset">The examples.</param>
    /// <param name="batchSampler">Gives the row numbers of each batch, as a <see cref="BatchSampler"/> does.</param>
    /// <param name="generator">What to draw from; <see cref="Generator.Default"/> where null.</param>
    public DataLoader(TensorDataset<T> dataset, IReadOnlyCollection<ReadOnlyMemory<int>> batchSampler, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(batchSampler);
        Dataset = dataset;
        _generator = generator;
        _isBatched = true;
        _batches = batchSampler;
    }

    /// <summary>The examples.</summary>
    public TensorDataset<T> Dataset { get; }

    /// <summary>The number of batches in a pass.</summary>
    public int Count => _batches.Count;

    /// <summary>Begins a pass.</summary>
    public IEnumerator<Batch<T>> GetEnumerator()
    {
        // PyTorch draws a seed for worker processes here; without it the orders that follow would be others.
        _ = (_generator ?? Generator.Default).NextInt64();
        return Pass();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerator<Batch<T>> Pass()
    {
        foreach (ReadOnlyMemory<int> rows in _batches)
            yield return new Batch<T>(Dataset, rows, isExample: !_isBatched);
    }
}
