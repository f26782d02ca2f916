using System.Buffers;

namespace Autograd.Core.Kernels;

/// <summary>Uninitialised working memory from a pool, returned when disposed.</summary>
internal readonly ref struct Scratch<T>(int length)
{
    private readonly T[] _array = ArrayPool<T>.Shared.Rent(length);
    private readonly int _length = length;

    public Span<T> Span => _array.AsSpan(0, _length);

    public void Dispose() => ArrayPool<T>.Shared.Return(_array);
}
