namespace Microsoft.ML.Data;

/// <summary>
/// Collects the slots of a vector in increasing order and decides how to store them: dense if half of them or more are not zero
/// (or, for text, not empty), else sparse.
/// </summary>
internal sealed class BufferBuilder<T>
{
    private readonly List<int> _indices = [];
    private readonly List<T> _values = [];
    private int _length;

    public void Reset(int length)
    {
        _length = length;
        _indices.Clear();
        _values.Clear();
    }

    public void AddFeature(int index, T value)
    {
        if (EqualityComparer<T>.Default.Equals(value, default))
            return;
        _indices.Add(index);
        _values.Add(value);
    }

    public void GetResult(ref VBuffer<T> buffer)
    {
        bool isDense = _values.Count > 0 && _values.Count >= _length / 2;
        var editor = VBufferEditor.Create(ref buffer, _length, isDense ? _length : _values.Count);
        if (isDense)
            editor.Values.Clear();
        for (int i = 0; i < _values.Count; i++)
        {
            editor.Values[isDense ? _indices[i] : i] = _values[i];
            if (!isDense)
                editor.Indices[i] = _indices[i];
        }
        buffer = editor.Commit();
    }
}
