using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <summary>Sums and dot products whose order, and so whose bits, depend on nothing but the length.</summary>
internal static class Summation
{
    // Blocks of this many elements are summed in lanes, and the blocks in a balanced tree: the error grows with the logarithm of the length.
    private const int Block = 2048;

    /// <summary><c>Σ x_i</c></summary>
    public static T Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
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
        if (x.Length == 1)
            return x[0] * y[0];
        if (Simd512<T>.IsSupported)
            return Dot<T, Simd512<T>>(x, y);
        return SimdOfMachine<T>.IsSupported ? Dot<T, SimdOfMachine<T>>(x, y) : DotInOrder(x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Dot<T, TSimd>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TSimd : struct, ISimd<TSimd, T>
    {
        int all = FixedLanes.Count<T>();
        Span<T> sums = stackalloc T[all], tailOfX = stackalloc T[all], tailOfY = stackalloc T[all];
        RowTail<T>.Copy(x, tailOfX);
        RowTail<T>.Copy(y, tailOfY);
        ref T xs = ref MemoryMarshal.GetReference(x), ys = ref MemoryMarshal.GetReference(y), ss = ref MemoryMarshal.GetReference(sums);
        ref T xts = ref MemoryMarshal.GetReference(tailOfX), yts = ref MemoryMarshal.GetReference(tailOfY);
        nuint lanes = (nuint)all, length = (nuint)x.Length;
        for (nuint lane = 0; lane < lanes; lane += (nuint)TSimd.Count)
        {
            TSimd even = TSimd.Zero, odd = TSimd.Zero;
            nuint i = 0;
            for (; i + (2 * lanes) <= length; i += 2 * lanes)
            {
                even = TSimd.MultiplyAdd(TSimd.Load(ref xs, i + lane), TSimd.Load(ref ys, i + lane), even);
                odd = TSimd.MultiplyAdd(TSimd.Load(ref xs, i + lanes + lane), TSimd.Load(ref ys, i + lanes + lane), odd);
            }

            if (i + lanes <= length)
                even = TSimd.MultiplyAdd(TSimd.Load(ref xs, i + lane), TSimd.Load(ref ys, i + lane), even);
            odd = TSimd.MultiplyAdd(TSimd.Load(ref xts, lane), TSimd.Load(ref yts, lane), odd);
            if (TSimd.Count == all)
                return (even + odd).Sum();
            (even + odd).Store(ref ss, lane);
        }

        return FixedLanes.Sum(ref ss);
    }

    private static T DotInOrder<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < x.Length; i++)
            sum = T.FusedMultiplyAdd(x[i], y[i], sum);
        return sum;
    }

    private static T SumBlock<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (Simd512<T>.IsSupported)
            return SumBlock<T, Simd512<T>>(x);
        if (SimdOfMachine<T>.IsSupported)
            return SumBlock<T, SimdOfMachine<T>>(x);
        T sum = T.Zero;
        foreach (T element in x)
            sum += element;
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T SumBlock<T, TSimd>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TSimd : struct, ISimd<TSimd, T>
    {
        int all = FixedLanes.Count<T>();
        Span<T> sums = stackalloc T[all], tail = stackalloc T[all];
        RowTail<T>.Copy(x, tail);
        ref T xs = ref MemoryMarshal.GetReference(x), ts = ref MemoryMarshal.GetReference(tail), ss = ref MemoryMarshal.GetReference(sums);
        nuint lanes = (nuint)all, length = (nuint)x.Length;
        for (nuint lane = 0; lane < lanes; lane += (nuint)TSimd.Count)
        {
            TSimd even = TSimd.Zero, odd = TSimd.Load(ref ts, lane);
            nuint i = 0;
            for (; i + (2 * lanes) <= length; i += 2 * lanes)
            {
                even += TSimd.Load(ref xs, i + lane);
                odd += TSimd.Load(ref xs, i + lanes + lane);
            }

            if (i + lanes <= length)
                even += TSimd.Load(ref xs, i + lane);
            if (TSimd.Count == all)
                return (even + odd).Sum();
            (even + odd).Store(ref ss, lane);
        }

        return FixedLanes.Sum(ref ss);
    }
}
