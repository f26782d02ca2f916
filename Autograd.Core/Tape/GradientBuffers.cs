using System.Buffers;
using System.Numerics;

namespace Autograd.Core;

/// <summary>Memory for the gradients that backward passes of a thread gather for values on no tape.</summary>
/// <remarks>Short buffers stay here: asking the shared pool for one costs as much as a small operation.</remarks>
internal sealed class GradientBuffers<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int ShortLength = 64;
    private const int MaxCount = 64;

    private readonly Stack<T[]> _short = new();

    /// <summary>A buffer of at least this length, with any content.</summary>
    public T[] Rent(int length)
    {
        if (length > ShortLength)
            return ArrayPool<T>.Shared.Rent(length);
        return _short.TryPop(out T[]? buffer) ? buffer : new T[ShortLength];
    }

    public void Return(T[] buffer)
    {
        if (buffer.Length > ShortLength)
            ArrayPool<T>.Shared.Return(buffer);
        else if (_short.Count < MaxCount)
            _short.Push(buffer);
    }
}
