using System.Numerics;

namespace Autograd.Core;

/// <summary>Ranges of a variable along a dimension. Takes each when it is asked for, <see cref="Variable.Narrow{T}"/>; allocates no list of them.</summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly ref struct Parts<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Variable<T> _source;
    private readonly int _dim;
    private readonly int _size;
    private readonly ReadOnlySpan<int> _sizes;

    internal Parts(Variable<T> source, int dim, int size, int count)
    {
        _source = source;
        _dim = dim;
        _size = size;
        Count = count;
    }

    internal Parts(Variable<T> source, int dim, ReadOnlySpan<int> sizes)
    {
        _source = source;
        _dim = dim;
        _sizes = sizes;
        Count = sizes.Length;
    }

    /// <summary>The number of parts.</summary>
    public int Count { get; }

    /// <summary>One part.</summary>
    /// <param name="index">Its index; counted from the end where negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public Variable<T> this[int index]
    {
        get
        {
            int i = index < 0 ? index + Count : index;
            if ((uint)i >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(index), index, $"Split: {_source.Shape} has {Count} parts along dimension {_dim}, there is no part {index}.");
            if (_sizes.IsEmpty)
                return Slices.Narrow<T, SplitName>(_source, _dim, i * _size, Math.Min(_size, _source.Shape[_dim] - (i * _size)));
            int start = 0;
            foreach (int size in _sizes[..i])
                start += size;
            return Slices.Narrow<T, SplitName>(_source, _dim, start, _sizes[i]);
        }
    }

    /// <summary>Enumerates the parts.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>The two parts.</summary>
    /// <exception cref="InvalidOperationException">There are not exactly two.</exception>
    public void Deconstruct(out Variable<T> first, out Variable<T> second)
    {
        CheckCount(2);
        first = this[0];
        second = this[1];
    }

    /// <summary>The three parts.</summary>
    /// <exception cref="InvalidOperationException">There are not exactly three.</exception>
    public void Deconstruct(out Variable<T> first, out Variable<T> second, out Variable<T> third)
    {
        CheckCount(3);
        first = this[0];
        second = this[1];
        third = this[2];
    }

    /// <summary>The four parts.</summary>
    /// <exception cref="InvalidOperationException">There are not exactly four.</exception>
    public void Deconstruct(out Variable<T> first, out Variable<T> second, out Variable<T> third, out Variable<T> fourth)
    {
        CheckCount(4);
        first = this[0];
        second = this[1];
        third = this[2];
        fourth = this[3];
    }

    private void CheckCount(int count)
    {
        if (Count != count)
            throw new InvalidOperationException($"Split: {_source.Shape} has {Count} parts along dimension {_dim}, {count} were asked for.");
    }

    /// <summary>Goes through the parts.</summary>
    public ref struct Enumerator
    {
        private readonly Parts<T> _parts;
        private int _index;

        internal Enumerator(Parts<T> parts)
        {
            _parts = parts;
            _index = -1;
        }

        /// <summary>The part.</summary>
        public readonly Variable<T> Current => _parts[_index];

        /// <summary>Moves to the next part; false after the last.</summary>
        public bool MoveNext() => ++_index < _parts.Count;
    }
}
