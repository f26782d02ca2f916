using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>Shifting elements along dimensions, where those that leave at one end come back at the other.</summary>
internal static class Rolling
{
    /// <summary><c>y_(i + shift) = x_i</c></summary>
    /// <param name="lengths">The dimension lengths of both arrays.</param>
    /// <param name="shifts">One for each dimension, from 0 to its length exclusive.</param>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten.</param>
    public static void Copy<T>(ReadOnlySpan<int> lengths, ReadOnlySpan<int> shifts, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Run<T, Overwrite<T>>(lengths, shifts, true, x, y);

    /// <summary><c>x_i += y_(i + shift)</c></summary>
    /// <param name="lengths">The dimension lengths of both arrays.</param>
    /// <param name="shifts">One for each dimension, from 0 to its length exclusive.</param>
    /// <param name="y">The shifted elements.</param>
    /// <param name="x">Added to.</param>
    public static void AddBack<T>(ReadOnlySpan<int> lengths, ReadOnlySpan<int> shifts, ReadOnlySpan<T> y, Span<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Run<T, Add<T>>(lengths, shifts, false, y, x);

    private static void Run<T, TTransfer>(ReadOnlySpan<int> lengths, ReadOnlySpan<int> shifts, bool forward, ReadOnlySpan<T> from, Span<T> to)
        where TTransfer : struct, ITransfer<T>
    {
        if (from.IsEmpty)
            return;
        if (shifts.IndexOfAnyExcept(0) < 0)
        {
            TTransfer.Run(from, to);
            return;
        }

        int length = lengths[0], shift = forward || shifts[0] == 0 ? shifts[0] : length - shifts[0], inner = from.Length / length;
        if (shifts[1..].IndexOfAnyExcept(0) < 0)
        {
            int head = (length - shift) * inner;
            TTransfer.Run(from[..head], to[^head..]);
            TTransfer.Run(from[head..], to[..^head]);
            return;
        }

        for (int i = 0; i < length; i++)
            Run<T, TTransfer>(lengths[1..], shifts[1..], forward, from.Slice(i * inner, inner), to.Slice((i + shift) % length * inner, inner));
    }
}
