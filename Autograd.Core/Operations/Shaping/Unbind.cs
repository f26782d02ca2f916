using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>The parts along a dimension, one for each index, as <see cref="Select{T}"/> gives; what iterating over a PyTorch tensor gives.</summary>
    /// <param name="x">The operand, not a scalar.</param>
    /// <param name="dim">The dimension that disappears; counted from the end where negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension does not exist.</exception>
    /// <example><code>
    /// var (w, b) = parameters.Unbind();
    /// </code></example>
    public static Unbound<T> Unbind<T>(this Variable<T> x, int dim = 0)
        where T : unmanaged, IFloatingPointIeee754<T> => new(x, x.Shape.Normalize(dim));
}

/// <summary>The parts of a variable along a dimension. Selects each when it is asked for; allocates no list of them.</summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly struct Unbound<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Variable<T> _source;
    private readonly int _dim;

    internal Unbound(Variable<T> source, int dim)
    {
        _source = source;
        _dim = dim;
    }

    /// <summary>The number of parts.</summary>
    public int Count => _source.Shape.Lengths[_dim];

    /// <summary>One part.</summary>
    /// <param name="index">Its index; counted from the end where negative.</param>
    public Variable<T> this[int index] => Slices.Select<T, UnbindName>(_source, _dim, index);

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

    private void CheckCount(int count)
    {
        if (Count != count)
            throw new InvalidOperationException($"Unbind: {_source.Shape} has {Count} parts along dimension {_dim}, {count} were asked for.");
    }

    /// <summary>Goes through the parts.</summary>
    public struct Enumerator
    {
        private readonly Unbound<T> _parts;
        private int _index;

        internal Enumerator(Unbound<T> parts)
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

internal readonly struct UnbindName : IOperation
{
    public static string Name => "Unbind";
}
