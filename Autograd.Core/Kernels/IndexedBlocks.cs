using System.Numerics;
using System.Numerics.Tensors;

namespace Autograd.Core.Kernels;

/// <summary>Blocks of an array x chosen by indices, as an array y of their own.</summary>
/// <remarks>x is [outer, length, inner], y is [outer, indices, inner]: the block of y at i is the one of x at <c>index_i</c>. Indices are whole numbers, already checked.</remarks>
/// <param name="length">The number of blocks to choose from.</param>
/// <param name="inner">The number of elements in a block.</param>
internal readonly struct IndexedBlocks(int length, int inner)
{
    /// <summary><c>y_i = x_(index_i)</c></summary>
    public void Copy<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> index, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int at = 0;
        for (int outer = 0; at < y.Length; outer += length * inner)
        {
            foreach (T i in index)
            {
                x.Slice(outer + (int.CreateTruncating(i) * inner), inner).CopyTo(y[at..]);
                at += inner;
            }
        }
    }

    /// <summary><c>y_i += scale · x_(index_i)</c></summary>
    public void AddFrom<T>(ReadOnlySpan<T> x, T scale, ReadOnlySpan<T> index, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int at = 0;
        for (int outer = 0; at < y.Length; outer += length * inner)
        {
            foreach (T i in index)
            {
                Add(x.Slice(outer + (int.CreateTruncating(i) * inner), inner), scale, y.Slice(at, inner));
                at += inner;
            }
        }
    }

    /// <summary><c>x_(index_i) += scale · y_i</c>, except where the index is the one passed over.</summary>
    public void AddTo<T>(ReadOnlySpan<T> y, T scale, ReadOnlySpan<T> index, Span<T> x, int passedOver = -1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int at = 0;
        for (int outer = 0; at < y.Length; outer += length * inner)
        {
            foreach (T i in index)
            {
                int block = int.CreateTruncating(i);
                if (block != passedOver)
                    Add(y.Slice(at, inner), scale, x.Slice(outer + (block * inner), inner));
                at += inner;
            }
        }
    }

    private static void Add<T>(ReadOnlySpan<T> x, T scale, Span<T> sum)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (sum.Length == 1)
            sum[0] += scale * x[0];
        else
            TensorPrimitives.MultiplyAdd(x, scale, sum, sum);
    }
}
