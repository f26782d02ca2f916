using System.Numerics;

namespace Autograd.Core;

/// <summary>The values that wait in a backward pass, of which the newest goes first: a binary heap by creation order.</summary>
internal sealed class WaitingNodes<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private (long Sequence, Node<T> Node)[] _heap = new (long, Node<T>)[16];

    public int Count { get; private set; }

    public void Add(Node<T> node)
    {
        if (Count == _heap.Length)
            Array.Resize(ref _heap, 2 * Count);
        long sequence = node.Sequence;
        int at = Count++;
        for (; at > 0 && _heap[(at - 1) / 2].Sequence < sequence; at = (at - 1) / 2)
            _heap[at] = _heap[(at - 1) / 2];
        _heap[at] = (sequence, node);
    }

    /// <summary>Takes the newest out; there must be one.</summary>
    public Node<T> Take()
    {
        Node<T> newest = _heap[0].Node;
        (long Sequence, Node<T> Node) last = _heap[--Count];
        _heap[Count] = default;
        if (Count > 0)
            Sink(last);
        return newest;
    }

    // Puts a value in the place of the first, below all that are newer.
    private void Sink((long Sequence, Node<T> Node) value)
    {
        int at = 0;
        for (int child = 1; child < Count; child = (2 * at) + 1)
        {
            if (child + 1 < Count && _heap[child + 1].Sequence > _heap[child].Sequence)
                child++;
            if (_heap[child].Sequence <= value.Sequence)
                break;
            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = value;
    }
}
