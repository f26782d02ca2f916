namespace Microsoft.ML.Data;

/// <summary>
/// Collects the slots of a vector, in any order and adding up what a slot gets more than once, and decides how to store them:
/// dense if half of them or more are not zero (or, for text, not empty), else sparse.
/// </summary>
/// <remarks>Like ML.NET's it becomes dense a little too early where slots repeat, as it cannot tell that before it must decide.</remarks>
internal sealed class BufferBuilder<T>(Func<T, T, T> combine = null)
{
    // From this many slots on, one that comes before the last ones is sorted in at the end.
    private const int InsertThreshold = 20;

    private readonly List<int> _indices = [];
    private readonly List<T> _values = [];
    private int _length;
    private bool _isDense;
    private bool _isSorted;

    public void Reset(int length)
    {
        _length = length;
        _indices.Clear();
        _values.Clear();
        _isDense = false;
        _isSorted = true;
    }

    public void AddFeature(int index, T value)
    {
        if (EqualityComparer<T>.Default.Equals(value, default))
            return;

        if (!_isSorted && _indices.Count < _length)
        {
            Append(index, value);
            return;
        }
        if (!_isSorted)
            Sort();
        if (!_isDense && _indices.Count >= _length / 2 - 1)
            MakeDense();
        if (_isDense)
        {
            _values[index] = Combine(_values[index], value);
            return;
        }

        int found = _indices.BinarySearch(index);
        if (_indices.Count >= InsertThreshold && _indices[^InsertThreshold] > index)
        {
            Append(index, value);
            _isSorted = false;
        }
        else if (found >= 0)
        {
            _values[found] = Combine(_values[found], value);
        }
        else
        {
            _indices.Insert(~found, index);
            _values.Insert(~found, value);
        }
    }

    public void GetResult(ref VBuffer<T> buffer)
    {
        if (!_isSorted)
            Sort();
        if (!_isDense && _indices.Count > 0 && _indices.Count >= _length / 2)
            MakeDense();

        var editor = VBufferEditor.Create(ref buffer, _length, _values.Count);
        _values.CopyTo(editor.Values);
        if (!_isDense)
            _indices.CopyTo(editor.Indices);
        buffer = editor.Commit();
    }

    private T Combine(T old, T value) => EqualityComparer<T>.Default.Equals(old, default) ? value : combine(old, value);

    private void Append(int index, T value)
    {
        _indices.Add(index);
        _values.Add(value);
    }

    private void Sort()
    {
        var sums = _indices.Zip(_values).GroupBy(pair => pair.First, pair => pair.Second).OrderBy(slot => slot.Key)
            .Select(slot => (slot.Key, Sum: slot.Aggregate(combine))).ToArray();
        _indices.Clear();
        _values.Clear();
        foreach (var (index, sum) in sums)
            Append(index, sum);
        _isSorted = true;
        if (_indices.Count >= _length / 2)
            MakeDense();
    }

    private void MakeDense()
    {
        var values = new T[_length];
        for (int i = 0; i < _indices.Count; i++)
            values[_indices[i]] = _values[i];
        _values.Clear();
        _values.AddRange(values);
        _isDense = true;
    }
}
