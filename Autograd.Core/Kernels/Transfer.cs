using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>What happens to elements that move from one array to another.</summary>
internal interface ITransfer<T>
{
    static abstract void Run(ReadOnlySpan<T> from, Span<T> to);
}

/// <summary><c>to = from</c></summary>
internal readonly struct Overwrite<T> : ITransfer<T>
{
    public static void Run(ReadOnlySpan<T> from, Span<T> to) => from.CopyTo(to);
}

/// <summary><c>to += from</c></summary>
internal readonly struct Add<T> : ITransfer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static void Run(ReadOnlySpan<T> from, Span<T> to) => Accumulation.Add(from, to);
}
