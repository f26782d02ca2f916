using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internal.Utilities;

/// <summary>The products of weights and features, of which the largest of either sign are kept.</summary>
internal static class LinearContributions
{
    public static void Compute(in VBuffer<float> weights, in VBuffer<float> features, int top, int bottom, bool normalize, ref VBuffer<float> contributions)
    {
        if (features.Length != weights.Length)
            throw Contracts.Except("Input is of length {0} does not match expected length  of weights {1}", features.Length, weights.Length);

        var largest = new Heap<KeyValuePair<int, float>>((left, right) => right.Value < left.Value);
        var smallest = new Heap<KeyValuePair<int, float>>((left, right) => right.Value > left.Value);
        var indices = features.GetIndices();
        var values = features.GetValues();
        for (int i = 0; i < values.Length; i++)
        {
            int slot = features.IsDense ? i : indices[i];
            float value = values[i] * weights.GetItemOrDefault(slot);
            if (value < 0)
                Add(smallest, bottom, new(slot, value));
            else if (value > 0)
                Add(largest, top, new(slot, value));
        }

        var editor = VBufferEditor.Create(ref contributions, features.Length, largest.Count + smallest.Count, requireIndicesOnDense: true);
        for (int i = 0; i < editor.Values.Length; i++)
            (editor.Indices[i], editor.Values[i]) = (largest.Count > 0 ? largest : smallest).Pop();
        if (normalize)
            Normalize(editor.Values);
        editor.Indices.Sort(editor.Values);
        contributions = editor.Commit();
    }

    private static void Add(Heap<KeyValuePair<int, float>> heap, int capacity, KeyValuePair<int, float> item)
    {
        if (capacity == 0 || (heap.Count == capacity && Math.Abs(item.Value) < Math.Abs(heap.Top.Value)))
            return;
        heap.Add(item);
        if (heap.Count > capacity)
            heap.Pop();
    }

    private static void Normalize(Span<float> values)
    {
        float max = 0;
        foreach (float value in values)
            max = Math.Max(max, Math.Abs(value));
        float ratio = 1 / max;
        foreach (ref float value in values)
            value *= ratio;
    }
}
