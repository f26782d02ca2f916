using System.Numerics;

namespace Autograd.Core.Optimizers;

/// <summary>What an optimizer remembers of one parameter from step to step.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class ParameterState<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int _length;
    private (T[]? Elements, T Initial)[] _buffers = [];

    internal ParameterState(int length) => ActiveLength = _length = length;

    /// <summary>The number of steps the parameter has taken, if the optimizer counts them.</summary>
    public int Step { get; set; }

    /// <summary>How many of the parameter's leading elements a step changes: all, but for the window on a table.</summary>
    internal int ActiveLength { get; set; }

    /// <summary>Whether a buffer has been used.</summary>
    /// <param name="index">Its place among the names the optimizer gave.</param>
    public bool Has(int index) => index < _buffers.Length && _buffers[index].Elements is not null;

    /// <summary>A buffer as long as the parameter.</summary>
    /// <param name="index">Its place among the names the optimizer gave.</param>
    /// <param name="initial">What its elements are at its first use.</param>
    public Span<T> Buffer(int index, T initial = default)
    {
        if (!Has(index))
            Set(index, NewBuffer(initial), initial);
        return _buffers[index].Elements.AsSpan(0, ActiveLength);
    }

    /// <summary>Copies a buffer without making it.</summary>
    /// <param name="index">Its place among the names the optimizer gave.</param>
    /// <param name="destination">As long as the parameter.</param>
    /// <param name="initial">What its elements will be at its first use.</param>
    internal void CopyTo(int index, Span<T> destination, T initial = default)
    {
        if (Has(index))
            Buffer(index).CopyTo(destination);
        else
            destination.Fill(initial);
    }

    /// <summary>All of a buffer that has been used.</summary>
    internal Span<T> Whole(int index) => _buffers[index].Elements;

    /// <summary>What the elements of a buffer were at its first use.</summary>
    internal T Initial(int index) => _buffers[index].Initial;

    internal void Set(int index, T[] buffer, T initial = default)
    {
        if (index >= _buffers.Length)
            Array.Resize(ref _buffers, index + 1);
        _buffers[index] = (buffer, initial);
    }

    internal void Replace(ParameterState<T> other)
    {
        Step = other.Step;
        _buffers = other._buffers;
    }

    private T[] NewBuffer(T initial)
    {
        T[] buffer = new T[_length];
        buffer.AsSpan().Fill(initial);
        return buffer;
    }
}
