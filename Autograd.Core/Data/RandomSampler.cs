using System.Collections;

namespace Autograd.Core.Data;

/// <summary>The row numbers in an order that differs each time; PyTorch's <c>RandomSampler</c>, with its use of generators.</summary>
/// <remarks>
/// Without a generator each pass draws a seed from <see cref="Generator.Default"/> for one of its own. With one, permutations come from it, and at the end of a pass one more
/// than was needed, as in PyTorch.
/// </remarks>
public sealed class RandomSampler : IReadOnlyCollection<int>
{
    private readonly int _rows;
    private readonly bool _replacement;
    private readonly Generator? _generator;

    /// <summary>A sampler of the given number of rows.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="replacement">Whether a row may be drawn again before all were.</param>
    /// <param name="samples">How many row numbers to give; as many as there are rows where null.</param>
    /// <param name="generator">What to draw from.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no rows or no samples to draw.</exception>
    public RandomSampler(int rows, bool replacement = false, int? samples = null, Generator? generator = null)
    {
        _rows = rows;
        _replacement = replacement;
        _generator = generator;
        Count = samples ?? rows;
        if (Count <= 0 || rows <= 0)
            throw new ArgumentOutOfRangeException(nameof(samples), Count, $"RandomSampler: num_samples should be a positive integer value, but got num_samples={Count} of {rows} rows.");
    }

    /// <summary>The number of row numbers in a pass.</summary>
    public int Count { get; }

    /// <summary>Begins a pass.</summary>
    public IEnumerator<int> GetEnumerator()
    {
        Generator generator = _generator ?? new Generator(Generator.Default.NextInt64());
        return _replacement ? WithReplacement(generator) : WithoutReplacement(generator);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerator<int> WithReplacement(Generator generator)
    {
        for (int i = 0; i < Count; i++)
            yield return (int)generator.NextInt64(0, _rows);
    }

    private IEnumerator<int> WithoutReplacement(Generator generator)
    {
        int[] order = new int[_rows];
        for (int given = 0; given <= Count; given += _rows)
        {
            generator.Permutation(order);
            for (int i = 0; i < Math.Min(_rows, Count - given); i++)
                yield return order[i];
        }
    }
}
