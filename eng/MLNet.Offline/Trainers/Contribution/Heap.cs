namespace Microsoft.ML.Internal.Utilities;

/// <summary>Items with the first one, in the given order, on top; which of several equal ones that is matters where some are left out.</summary>
internal sealed class Heap<T>(Func<T, T, bool> isBehind)
{
    // Starts at one, so that the children of i are 2 i and 2 i + 1.
    private readonly List<T> _items = [default];

    public int Count => _items.Count - 1;

    public T Top => _items[1];

    public void Add(T item)
    {
        _items.Add(item);
        int i = Count;
        for (; i > 1 && isBehind(_items[i / 2], item); i /= 2)
            _items[i] = _items[i / 2];
        _items[i] = item;
    }

    public T Pop()
    {
        var top = _items[1];
        var item = _items[^1];
        _items.RemoveAt(Count);
        if (Count > 0)
            Sink(item);
        return top;
    }

    private void Sink(T item)
    {
        int i = 1;
        for (int child; (child = 2 * i) <= Count; i = child)
        {
            if (child < Count && isBehind(_items[child], _items[child + 1]))
                child++;
            if (!isBehind(item, _items[child]))
                break;
            _items[i] = _items[child];
        }
        _items[i] = item;
    }
}
