using System.Numerics;

namespace Autograd.Core;

/// <content>Uniform numbers.</content>
public sealed partial class Generator
{
    /// <summary>Fills a span with numbers uniform in [from, to), as PyTorch's <c>uniform_</c> does.</summary>
    /// <typeparam name="T">24 random bits for <see cref="float"/>, 53 for every other type.</typeparam>
    /// <param name="destination">What to fill.</param>
    /// <param name="from">The lower bound.</param>
    /// <param name="to">The upper bound.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="from"/> is above <paramref name="to"/>.</exception>
    public void Uniform<T>(Span<T> destination, T from, T to)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!(from <= to))
            throw new ArgumentOutOfRangeException(nameof(from), from, $"Uniform: from must not be above to, got {from} and {to}.");
        lock (_lock)
        {
            foreach (ref T value in destination)
                value = T.FusedMultiplyAdd(DrawUniform<T>(), to - from, from);
        }
    }

    private T DrawUniform<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.CreateTruncating(typeof(T) == typeof(float) ? (_engine.NextUInt32() & 0xff_ffff) / (double)(1 << 24) : DrawDouble());

    private double DrawDouble() => (Draw64() & ((1UL << 53) - 1)) / (double)(1UL << 53);
}
