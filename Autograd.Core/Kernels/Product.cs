using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>Products along a dimension of so many rows of <c>inner</c> neighbouring elements.</summary>
internal static class Product
{
    /// <summary><c>y = Π x</c></summary>
    public static void Of<T>(ReadOnlySpan<T> x, int length, int inner, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        y.Fill(T.One);
        for (int from = 0, to = 0; from < x.Length; to += inner)
        {
            Span<T> products = y.Slice(to, inner);
            for (int row = 0; row < length; row++, from += inner)
            {
                for (int i = 0; i < inner; i++)
                    products[i] *= x[from + i];
            }
        }
    }

    /// <summary><c>dx_i += dy · Π_{j≠i} x_j</c></summary>
    public static void AddGradient<T>(ReadOnlySpan<T> x, int length, int inner, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var scratch = new Scratch<T>(length);
        Span<T> before = scratch.Span;
        for (int i = 0; i < dy.Length; i++)
        {
            int start = (i / inner * length * inner) + (i % inner);
            T product = T.One;
            for (int row = 0; row < length; row++)
            {
                before[row] = product;
                product *= x[start + (row * inner)];
            }

            product = T.One;
            for (int row = length - 1; row >= 0; row--)
            {
                dx[start + (row * inner)] += dy[i] * (before[row] * product);
                product *= x[start + (row * inner)];
            }
        }
    }
}
