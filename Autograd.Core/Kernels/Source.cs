using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Autograd.Core.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>Where a formula's operand comes from: a span, one repeated element, or nowhere.</summary>
internal interface ISource<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The element at an index.</summary>
    Scalar<T> At(int index);

    /// <summary>The elements from an index on.</summary>
    Lanes<T> From(int index);
}

/// <summary>The elements of a span.</summary>
internal readonly ref struct SpanSource<T>(ReadOnlySpan<T> values) : ISource<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ref T _first = ref MemoryMarshal.GetReference(values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Scalar<T> At(int index) => new(Unsafe.Add(ref _first, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes<T> From(int index) => new(Vector.LoadUnsafe(ref _first, (nuint)index));
}

/// <summary>One element, again and again; zero for an operand that the formula does not read.</summary>
internal readonly struct RepeatedSource<T>(T value) : ISource<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Scalar<T> At(int index) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes<T> From(int index) => new(new Vector<T>(value));
}
