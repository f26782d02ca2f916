using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>Arrays side by side in one: each is a column of blocks of it.</summary>
internal static class Concatenation
{
    /// <summary>Writes one array to its place.</summary>
    /// <param name="x">The array.</param>
    /// <param name="before">The number of elements in those to its left.</param>
    /// <param name="y">The whole.</param>
    /// <param name="rows">The number of rows of blocks.</param>
    public static void Copy<T>(ReadOnlySpan<T> x, int before, Span<T> y, int rows)
    {
        if (x.IsEmpty)
            return;
        int block = x.Length / rows, stride = y.Length / rows;
        if (block == 1)
        {
            for (int row = 0, to = before / rows; row < rows; row++, to += stride)
                y[to] = x[row];
            return;
        }

        for (int from = 0, to = before / rows; from < x.Length; from += block, to += stride)
            x.Slice(from, block).CopyTo(y[to..]);
    }

    /// <summary>Adds what is in one array's place to it.</summary>
    /// <param name="y">The whole.</param>
    /// <param name="x">The array; added to.</param>
    /// <param name="before">The number of elements in those to its left.</param>
    /// <param name="rows">The number of rows of blocks.</param>
    public static void Add<T>(ReadOnlySpan<T> y, Span<T> x, int before, int rows)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.IsEmpty)
            return;
        int block = x.Length / rows, stride = y.Length / rows;
        if (block == 1)
        {
            for (int row = 0, from = before / rows; row < rows; row++, from += stride)
                x[row] += y[from];
            return;
        }

        for (int to = 0, from = before / rows; to < x.Length; to += block, from += stride)
            Accumulation.Add(y.Slice(from, block), x.Slice(to, block));
    }
}
