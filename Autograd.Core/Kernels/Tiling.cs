using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>Copies of an array beside each other along every dimension, and the sums that are the gradient.</summary>
internal static class Tiling
{
    /// <summary><c>y</c> = x, so many times along each dimension.</summary>
    /// <param name="x">The array.</param>
    /// <param name="lengths">Its dimension lengths.</param>
    /// <param name="repeats">As many as there are lengths.</param>
    /// <param name="y">Overwritten.</param>
    public static void Copy<T>(ReadOnlySpan<T> x, ReadOnlySpan<int> lengths, ReadOnlySpan<int> repeats, Span<T> y)
    {
        if (y.IsEmpty)
            return;
        if (lengths.IsEmpty)
        {
            y[0] = x[0];
            return;
        }

        int length = lengths[0], block = y.Length / repeats[0], from = x.Length / length, to = block / length;
        if (lengths.Length == 1)
        {
            x.CopyTo(y);
        }
        else
        {
            for (int i = 0; i < length; i++)
                Copy(x.Slice(i * from, from), lengths[1..], repeats[1..], y.Slice(i * to, to));
        }

        for (int copy = block; copy < y.Length; copy += block)
            y[..block].CopyTo(y[copy..]);
    }

    /// <summary><c>x += Σ y</c> over the copies.</summary>
    /// <param name="y">The copies.</param>
    /// <param name="lengths">The dimension lengths of x.</param>
    /// <param name="repeats">As many as there are lengths.</param>
    /// <param name="x">Added to.</param>
    public static void AddSums<T>(ReadOnlySpan<T> y, ReadOnlySpan<int> lengths, ReadOnlySpan<int> repeats, Span<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (y.IsEmpty)
            return;
        if (lengths.Length <= 1)
        {
            for (int copy = 0; copy < y.Length; copy += x.Length)
                Accumulation.Add(y.Slice(copy, x.Length), x);
            return;
        }

        int length = lengths[0], to = x.Length / length, from = y.Length / repeats[0] / length;
        for (int i = 0, copy = 0; copy < y.Length; i++, copy += from)
            AddSums(y.Slice(copy, from), lengths[1..], repeats[1..], x.Slice(i % length * to, to));
    }
}
