using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The number of values of a key column; without one, as many as its integer type can hold.</summary>
public sealed class KeyCount
{
    public ulong? Count;

    public KeyCount()
    {
    }

    public KeyCount(ulong count)
    {
        if (count == 0)
        {
            throw Contracts.ExceptParam(
                nameof(count),
                $"The cardinality of valid values of a {nameof(KeyDataViewType)} column has to be strictly positive.");
        }

        Count = count;
    }
}
