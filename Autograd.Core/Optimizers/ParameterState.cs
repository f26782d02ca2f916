using System.Numerics;

namespace Autograd.Core.Optimizers;

/// <summary>What an optimizer remembers of one parameter from step to step.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class ParameterState<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int _length;
    private T[]?[] _buffers = [];

    internal ParameterState(int length) => _length = length;

    /// <summary>The number of steps the parameter has taken, if the optimizer counts them.</summary>
    public int Step { get; set; }

    /// <summary>Whether a buffer has been used.</summary>
    /// <param name="index">Its place among the names the optimizer gave.</param>
    public bool Has(int index) => index < _buffers.Length && _buffers[index] is not null;

    /// <summary>A buffer as long as the parameter; zeros at its first use.</summary>
    /// <param name="index">Its place among the names the optimizer gave.</param>
    public Span<T> Buffer(int index) => Has(index) ? _buffers[index] : Set(index, new T[_length]);

    internal T[] Set(int index, T[] buffer)
    {
        if (index >= _buffers.Length)
            Array.Resize(ref _buffers, index + 1);
        return _buffers[index] = buffer;
    }

    internal void Replace(ParameterState<T> other)
    {
        Step = other.Step;
        _buffers = other._buffers;
    }
}
