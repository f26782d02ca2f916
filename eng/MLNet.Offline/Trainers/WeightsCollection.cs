using System.Collections;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Every weight of a linear model, the zeros of a sparse one included.</summary>
internal sealed class WeightsCollection(VBuffer<float> weights) : IReadOnlyList<float>
{
    public int Count => weights.Length;

    public float this[int index]
    {
        get
        {
            Contracts.CheckParam(0 <= index && index < Count, nameof(index), "Out of range");
            return weights.GetItemOrDefault(index);
        }
    }

    public IEnumerator<float> GetEnumerator() => weights.DenseValues().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
