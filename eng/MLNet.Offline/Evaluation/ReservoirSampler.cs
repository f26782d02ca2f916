namespace Microsoft.ML.Internal.Utilities;

/// <summary>A random sample of a stream: everything until it is full, then each item takes the place of another with falling probability.</summary>
internal sealed class ReservoirSampler<T>(Random random, int size)
{
    private readonly List<T> _sample = [];
    private long _count;

    public IReadOnlyList<T> Sample => _sample;

    public void Add(T item)
    {
        _count++;
        if (_count <= size)
            _sample.Add(item);
        else if (random.NextDouble() * _count < size)
            _sample[random.Next(size)] = item;
    }
}
