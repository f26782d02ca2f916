using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>Elements that lie at regular distances in an array x, as an array y of their own in row-major order.</summary>
/// <remarks>The element of y at an index is the one of x at <c>start + Σ index_d · stride_d</c>.</remarks>
internal static class Strided
{
    /// <summary><c>y = x at the strides</c></summary>
    public static void Copy<T>(ReadOnlySpan<T> x, int start, ReadOnlySpan<int> strides, ReadOnlySpan<int> lengths, Span<T> y)
    {
        if (y.IsEmpty)
            return;
        if (lengths.IsEmpty)
        {
            y[0] = x[start];
            return;
        }

        int length = lengths[0], stride = strides[0];
        if (lengths.Length > 1)
        {
            int inner = y.Length / length;
            for (int i = 0; i < length; i++)
                Copy(x, start + (i * stride), strides[1..], lengths[1..], y.Slice(i * inner, inner));
        }
        else if (stride == 1)
        {
            x.Slice(start, length).CopyTo(y);
        }
        else
        {
            for (int i = 0; i < length; i++)
                y[i] = x[start + (i * stride)];
        }
    }

    /// <summary><c>(x at the strides) += y</c></summary>
    public static void Add<T>(ReadOnlySpan<T> y, ReadOnlySpan<int> lengths, Span<T> x, int start, ReadOnlySpan<int> strides)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (y.IsEmpty)
            return;
        if (lengths.IsEmpty)
        {
            x[start] += y[0];
            return;
        }

        int length = lengths[0], stride = strides[0];
        if (lengths.Length > 1)
        {
            int inner = y.Length / length;
            for (int i = 0; i < length; i++)
                Add(y.Slice(i * inner, inner), lengths[1..], x, start + (i * stride), strides[1..]);
        }
        else if (stride == 1)
        {
            Accumulation.Add(y, x.Slice(start, length));
        }
        else
        {
            for (int i = 0; i < length; i++)
                x[start + (i * stride)] += y[i];
        }
    }
}
