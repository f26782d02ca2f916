using System.Collections;

namespace Autograd.Core.Data;

/// <summary>The row numbers in order; PyTorch's <c>SequentialSampler</c>.</summary>
/// <param name="count">The number of rows.</param>
public sealed class SequentialSampler(int count) : IReadOnlyCollection<int>
{
    /// <summary>The number of rows.</summary>
    public int Count => count;

    /// <summary>Goes through the rows.</summary>
    public IEnumerator<int> GetEnumerator()
    {
        for (int i = 0; i < count; i++)
            yield return i;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
