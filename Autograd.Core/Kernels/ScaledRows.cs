using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <summary>Sums of scaled rows, four rows at a time so that the sum is loaded once for them.</summary>
internal static class ScaledRows
{
    private const int RowsAtOnce = 4;

    /// <summary><c>y_k += Σ_r s_(r·stride) · row_rk</c>, in the order of the rows, each product rounded together with the sum.</summary>
    /// <param name="rows">Rows, each as long as y.</param>
    /// <param name="scales">Those of the rows.</param>
    /// <param name="stride">The distance between two scales.</param>
    /// <param name="y">At least one element; added to.</param>
    public static void Add<T, TRows>(in TRows rows, ReadOnlySpan<T> scales, int stride, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
    {
        for (int r = 0; r < rows.Count; r++)
        {
            if (r % RowsAtOnce == 0)
            {
                if (Simd512<T>.IsSupported)
                    r = AddFours<T, TRows, Simd512<T>>(rows, scales, stride, y, r);
                else if (SimdOfMachine<T>.IsSupported)
                    r = AddFours<T, TRows, SimdOfMachine<T>>(rows, scales, stride, y, r);
            }

            if (r < rows.Count)
                Accumulation.AddScaled(rows.From(r)[..y.Length], scales[r * stride], y);
        }
    }

    // Goes on until fewer than four rows are left, or one behind which nothing may be read, and returns where it stopped. Within the loop nothing
    // is called: what is in vector registers would have to leave them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int AddFours<T, TRows, TSimd>(in TRows rows, ReadOnlySpan<T> scales, int stride, Span<T> y, int r)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
        where TSimd : struct, ISimd<TSimd, T>
    {
        Span<T> mask = stackalloc T[TSimd.Count], tailOfY = stackalloc T[TSimd.Count];
        var tail = new RowTail<T>(y.Length, mask);
        RowTail<T>.Copy(y, tailOfY);
        ref T ys = ref MemoryMarshal.GetReference(y), ts = ref MemoryMarshal.GetReference(tailOfY);
        nuint lanes = (nuint)TSimd.Count, length = (nuint)y.Length;
        TSimd end = TSimd.Load(ref ts, 0);
        int later = rows.Later(r, pass: 1), known = rows.Known;
        for (; r <= rows.Count - RowsAtOnce; r += RowsAtOnce, later += 2)
        {
            if (!rows.CanRead(r, tail.Reach))
                break;
            ref T r0 = ref Unsafe.AsRef(in rows.Start(r)), r1 = ref Unsafe.AsRef(in rows.Start(r + 1));
            ref T r2 = ref Unsafe.AsRef(in rows.Start(r + 2)), r3 = ref Unsafe.AsRef(in rows.Start(r + 3));
            ref readonly T later0 = ref r0, later1 = ref r0;
            if (TRows.AreFar && later + 1 < known)
            {
                later0 = ref rows.StartOfLater(later);
                later1 = ref rows.StartOfLater(later + 1);
            }

            int at = r * stride;
            TSimd s0 = TSimd.Create(scales[at]), s1 = TSimd.Create(scales[at + stride]);
            TSimd s2 = TSimd.Create(scales[at + (2 * stride)]), s3 = TSimd.Create(scales[at + (3 * stride)]);
            for (nuint i = 0; i + lanes <= length; i += lanes)
            {
                if (TRows.AreFar)
                    Prefetch.Start(in later0, in later1, i);
                TSimd sum = TSimd.MultiplyAdd(s0, TSimd.Load(ref r0, i), TSimd.Load(ref ys, i));
                sum = TSimd.MultiplyAdd(s1, TSimd.Load(ref r1, i), sum);
                sum = TSimd.MultiplyAdd(s2, TSimd.Load(ref r2, i), sum);
                TSimd.MultiplyAdd(s3, TSimd.Load(ref r3, i), sum).Store(ref ys, i);
            }

            if (TRows.AreFar)
                Prefetch.Start(in later0, in later1, length - 1);
            if (tail.Count > 0)
            {
                end = TSimd.MultiplyAdd(s0, tail.Load<TSimd>(ref r0), end);
                end = TSimd.MultiplyAdd(s1, tail.Load<TSimd>(ref r1), end);
                end = TSimd.MultiplyAdd(s2, tail.Load<TSimd>(ref r2), end);
                end = TSimd.MultiplyAdd(s3, tail.Load<TSimd>(ref r3), end);
            }
        }

        end.Store(ref ts, 0);
        RowTail<T>.CopyBack(tailOfY, y);
        return r;
    }
}
