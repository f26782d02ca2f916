using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <summary>Dot products of rows with a vector, four rows at a time so that the vector is loaded once for them.</summary>
internal static class RowProducts
{
    private const int RowsAtOnce = 4;

    /// <summary><c>y_(i·stride) = Σ_k row_ik · x_k</c>, each with the bits of <see cref="Summation.Dot{T}(ReadOnlySpan{T}, ReadOnlySpan{T})"/>.</summary>
    /// <param name="rows">n rows, each as long as x.</param>
    /// <param name="x">At least one element.</param>
    /// <param name="y">Overwritten, where it is a product.</param>
    /// <param name="stride">The distance between two products.</param>
    public static void Multiply<T, TRows>(in TRows rows, ReadOnlySpan<T> x, Span<T> y, int stride)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
    {
        for (int i = 0; i < rows.Count; i++)
        {
            if (i % RowsAtOnce == 0)
            {
                if (Simd512<T>.IsSupported)
                    i = MultiplyFours<T, TRows, Simd512<T>>(rows, x, y, stride, i);
                else if (SimdOfMachine<T>.IsSupported)
                    i = MultiplyFours<T, TRows, SimdOfMachine<T>>(rows, x, y, stride, i);
            }

            if (i < rows.Count)
                y[i * stride] = Summation.Dot(rows.From(i)[..x.Length], x);
        }
    }

    // Goes on until fewer than four rows are left, or one behind which nothing may be read, and returns where it stopped. Within the loop nothing
    // is called: what is in vector registers would have to leave them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int MultiplyFours<T, TRows, TSimd>(in TRows rows, ReadOnlySpan<T> x, Span<T> y, int stride, int row)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
        where TSimd : struct, ISimd<TSimd, T>
    {
        int all = FixedLanes.Count<T>();
        Span<T> mask = stackalloc T[all], tailOfX = stackalloc T[all], sums = stackalloc T[RowsAtOnce * all];
        var tail = new RowTail<T>(x.Length, mask);
        RowTail<T>.Copy(x, tailOfX);
        ref T xs = ref MemoryMarshal.GetReference(x), ts = ref MemoryMarshal.GetReference(tailOfX), ss = ref MemoryMarshal.GetReference(sums);
        nuint lanes = (nuint)all, length = (nuint)x.Length;
        int later = rows.Later(row, pass: 0), known = rows.Known;

        // With several products the rows are used so often that memory keeps up.
        int soon = TRows.AreFar && stride == 1 ? rows.Soon : 0;
        for (; row <= rows.Count - RowsAtOnce; row += RowsAtOnce, later += 2)
        {
            if (!rows.CanRead(row, tail.Reach))
                break;
            ref T r0 = ref Unsafe.AsRef(in rows.Start(row)), r1 = ref Unsafe.AsRef(in rows.Start(row + 1));
            ref T r2 = ref Unsafe.AsRef(in rows.Start(row + 2)), r3 = ref Unsafe.AsRef(in rows.Start(row + 3));

            if (soon > 0)
            {
                for (int i = row + soon; i < Math.Min(row + soon + RowsAtOnce, known); i++)
                    Prefetch.Row(in rows.StartOfLater(i), length);
            }

            ref readonly T later0 = ref r0, later1 = ref r0;
            if (TRows.AreFar && later + 1 < known)
            {
                later0 = ref rows.StartOfLater(later);
                later1 = ref rows.StartOfLater(later + 1);
            }

            for (nuint lane = 0; lane < lanes; lane += (nuint)TSimd.Count)
            {
                TSimd even0 = TSimd.Zero, even1 = TSimd.Zero, even2 = TSimd.Zero, even3 = TSimd.Zero;
                TSimd odd0 = TSimd.Zero, odd1 = TSimd.Zero, odd2 = TSimd.Zero, odd3 = TSimd.Zero;
                nuint i = 0;
                for (; i + (2 * lanes) <= length; i += 2 * lanes)
                {
                    nuint at = i + lane, next = at + lanes;
                    if (TRows.AreFar)
                    {
                        Prefetch.Start(in later0, in later1, at);
                        Prefetch.Start(in later0, in later1, next);
                    }

                    TSimd x0 = TSimd.Load(ref xs, at), x1 = TSimd.Load(ref xs, next);
                    even0 = TSimd.MultiplyAdd(TSimd.Load(ref r0, at), x0, even0);
                    odd0 = TSimd.MultiplyAdd(TSimd.Load(ref r0, next), x1, odd0);
                    even1 = TSimd.MultiplyAdd(TSimd.Load(ref r1, at), x0, even1);
                    odd1 = TSimd.MultiplyAdd(TSimd.Load(ref r1, next), x1, odd1);
                    even2 = TSimd.MultiplyAdd(TSimd.Load(ref r2, at), x0, even2);
                    odd2 = TSimd.MultiplyAdd(TSimd.Load(ref r2, next), x1, odd2);
                    even3 = TSimd.MultiplyAdd(TSimd.Load(ref r3, at), x0, even3);
                    odd3 = TSimd.MultiplyAdd(TSimd.Load(ref r3, next), x1, odd3);
                }

                if (i + lanes <= length)
                {
                    TSimd x0 = TSimd.Load(ref xs, i + lane);
                    even0 = TSimd.MultiplyAdd(TSimd.Load(ref r0, i + lane), x0, even0);
                    even1 = TSimd.MultiplyAdd(TSimd.Load(ref r1, i + lane), x0, even1);
                    even2 = TSimd.MultiplyAdd(TSimd.Load(ref r2, i + lane), x0, even2);
                    even3 = TSimd.MultiplyAdd(TSimd.Load(ref r3, i + lane), x0, even3);
                }

                if (TRows.AreFar)
                    Prefetch.Start(in later0, in later1, length - 1);
                if (tail.Count > 0)
                {
                    TSimd x0 = TSimd.Load(ref ts, lane);
                    odd0 = TSimd.MultiplyAdd(tail.Load<TSimd>(ref r0, lane), x0, odd0);
                    odd1 = TSimd.MultiplyAdd(tail.Load<TSimd>(ref r1, lane), x0, odd1);
                    odd2 = TSimd.MultiplyAdd(tail.Load<TSimd>(ref r2, lane), x0, odd2);
                    odd3 = TSimd.MultiplyAdd(tail.Load<TSimd>(ref r3, lane), x0, odd3);
                }

                (even0 + odd0).Store(ref ss, lane);
                (even1 + odd1).Store(ref ss, lanes + lane);
                (even2 + odd2).Store(ref ss, (2 * lanes) + lane);
                (even3 + odd3).Store(ref ss, (3 * lanes) + lane);
            }

            y[row * stride] = FixedLanes.Sum(ref ss);
            y[(row + 1) * stride] = FixedLanes.Sum(ref Unsafe.Add(ref ss, lanes));
            y[(row + 2) * stride] = FixedLanes.Sum(ref Unsafe.Add(ref ss, 2 * lanes));
            y[(row + 3) * stride] = FixedLanes.Sum(ref Unsafe.Add(ref ss, 3 * lanes));
        }

        return row;
    }
}
