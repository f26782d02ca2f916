using System.Collections;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A dense or sparse vector whose arrays are recycled from row to row.</summary>
public readonly partial struct VBuffer<T> : IEnumerable
{
    public readonly int Length;

    private readonly T[] _values;
    private readonly int[] _indices;
    private readonly int _count;

    public VBuffer(int length, T[] values, int[] indices = null)
    {
        Contracts.CheckParam(length >= 0, nameof(length));
        Contracts.CheckParam(Utils.Size(values) >= length, nameof(values));

        Length = length;
        _count = length;
        _values = values;
        _indices = indices;
    }

    public VBuffer(int length, int count, T[] values, int[] indices)
    {
        Contracts.CheckParam(length >= 0, nameof(length));
        Contracts.CheckParam(0 <= count && count <= length, nameof(count));
        Contracts.CheckParam(Utils.Size(values) >= count, nameof(values));
        Contracts.CheckParam(count == length || Utils.Size(indices) >= count, nameof(indices));

        Length = length;
        _count = count;
        _values = values;
        _indices = indices;
    }

    public bool IsDense => _count == Length;

    public ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);

    public ReadOnlySpan<int> GetIndices() => IsDense ? default : _indices.AsSpan(0, _count);

    public T GetItemOrDefault(int index)
    {
        Contracts.CheckParam(0 <= index && index < Length, nameof(index));
        if (IsDense)
            return _values[index];
        var found = GetIndices().BinarySearch(index);
        return found >= 0 ? _values[found] : default;
    }

    public void GetItemOrDefault(int index, ref T destination) => destination = GetItemOrDefault(index);

    /// <summary>The explicit items, or with <paramref name="all"/> every item.</summary>
    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false)
    {
        var next = 0;
        for (var i = 0; i < _count; i++)
        {
            var slot = IsDense ? i : _indices[i];
            for (; all && next < slot; next++)
                yield return new KeyValuePair<int, T>(next, default);

            next = slot + 1;
            yield return new KeyValuePair<int, T>(slot, _values[i]);
        }

        for (; all && next < Length; next++)
            yield return new KeyValuePair<int, T>(next, default);
    }

    public IEnumerable<T> DenseValues() => Items(all: true).Select(item => item.Value);

    public IEnumerator GetEnumerator() => _values.GetEnumerator();

    public override string ToString() => IsDense
        ? $"Dense vector of size {Length}"
        : $"Sparse vector of size {Length}, {_count} explicit values";
}
