using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Autograd.Core.Kernels;

/// <summary>Sums and dot products whose order, and so whose bits, depend on nothing but the length.</summary>
internal static class Summation
{
    // Blocks of this many elements are summed in lanes, and the blocks in a balanced tree: the error grows with the logarithm of the length.
    private const int Block = 2048;

    /// <summary><c>Σ x_i</c></summary>
    public static T Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T>
    {
        if (x.Length <= Block)
            return SumBlock(x);
        int blocks = (x.Length + Block - 1) / Block;
        int half = blocks / 2 * Block;
        return Sum(x[..half]) + Sum(x[half..]);
    }

    /// <summary><c>Σ x_i · y_i</c></summary>
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T xs = ref MemoryMarshal.GetReference(x);
        ref T ys = ref MemoryMarshal.GetReference(y);
        T sum = T.Zero;
        int i = 0;
        if (Vector512<T>.IsSupported && x.Length >= Vector512<T>.Count)
        {
            int lanes = Vector512<T>.Count;
            Vector512<T> even = Vector512<T>.Zero, odd = Vector512<T>.Zero;
            for (; i <= x.Length - (2 * lanes); i += 2 * lanes)
            {
                even = Lanes512.MultiplyAdd(Vector512.LoadUnsafe(ref xs, (nuint)i), Vector512.LoadUnsafe(ref ys, (nuint)i), even);
                odd = Lanes512.MultiplyAdd(Vector512.LoadUnsafe(ref xs, (nuint)(i + lanes)), Vector512.LoadUnsafe(ref ys, (nuint)(i + lanes)), odd);
            }

            if (i <= x.Length - lanes)
            {
                even = Lanes512.MultiplyAdd(Vector512.LoadUnsafe(ref xs, (nuint)i), Vector512.LoadUnsafe(ref ys, (nuint)i), even);
                i += lanes;
            }

            sum = Lanes512.Sum(even + odd);
        }

        for (; i < x.Length; i++)
            sum = T.FusedMultiplyAdd(x[i], y[i], sum);
        return sum;
    }

    private static T SumBlock<T>(ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T>
    {
        ref T xs = ref MemoryMarshal.GetReference(x);
        T sum = T.Zero;
        int i = 0;
        if (Vector512<T>.IsSupported && x.Length >= Vector512<T>.Count)
        {
            int lanes = Vector512<T>.Count;
            Vector512<T> even = Vector512<T>.Zero, odd = Vector512<T>.Zero;
            for (; i <= x.Length - (2 * lanes); i += 2 * lanes)
            {
                even += Vector512.LoadUnsafe(ref xs, (nuint)i);
                odd += Vector512.LoadUnsafe(ref xs, (nuint)(i + lanes));
            }

            if (i <= x.Length - lanes)
            {
                even += Vector512.LoadUnsafe(ref xs, (nuint)i);
                i += lanes;
            }

            sum = Lanes512.Sum(even + odd);
        }

        for (; i < x.Length; i++)
            sum += x[i];
        return sum;
    }
}
