using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <summary>Sums of scaled rows.</summary>
internal static partial class ScaledRows
{
    private const int FewVectors = 8;
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
            if (Simd512<T>.IsSupported)
                r = AddReadable<T, TRows, Simd512<T>>(rows, scales, stride, y, r);
            else if (SimdOfMachine<T>.IsSupported)
                r = AddReadable<T, TRows, SimdOfMachine<T>>(rows, scales, stride, y, r);
            if (r < rows.Count)
                Accumulation.AddScaled(rows.From(r)[..y.Length], scales[r * stride], y);
        }
    }

    // Goes on until a row behind which nothing may be read, or fewer long ones are left than are added at once, and returns where it stopped.
    private static int AddReadable<T, TRows, TSimd>(in TRows rows, ReadOnlySpan<T> scales, int stride, Span<T> y, int r)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
        where TSimd : struct, ISimd<TSimd, T>
    {
        int vectors = y.Length / TSimd.Count;
        if (vectors == 0)
            return AddShort<T, TRows, TSimd>(rows, scales, stride, y, r);
        int end = Math.Max(r, rows.EndOfReadable(r, y.Length));
        if (vectors <= FewVectors)
        {
            AddNarrow<T, TRows, TSimd>(rows, scales, stride, y, r, end);
            return end;
        }

        end -= (end - r) % RowsAtOnce;
        AddFours<T, TRows, TSimd>(rows, scales, stride, y, r, end);
        return end;
    }

    // Long rows four at a time, so that the sums are loaded and stored once for them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFours<T, TRows, TSimd>(TRows rows, ReadOnlySpan<T> scales, int stride, Span<T> y, int r, int end)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
        where TSimd : struct, ISimd<TSimd, T>
    {
        nuint n = (nuint)TSimd.Count, whole = (nuint)y.Length / n * n, lastAt = (nuint)y.Length - n;
        bool hasLast = whole < (nuint)y.Length;
        ref T ys = ref MemoryMarshal.GetReference(y);

        // The elements that fill no vector by themselves together with those before them, which are then added up twice: with the same bits.
        TSimd last = TSimd.Load(ref ys, lastAt);
        for (; r < end; r += RowsAtOnce)
        {
            ref T r0 = ref Unsafe.AsRef(in rows.Start(r)), r1 = ref Unsafe.AsRef(in rows.Start(r + 1));
            ref T r2 = ref Unsafe.AsRef(in rows.Start(r + 2)), r3 = ref Unsafe.AsRef(in rows.Start(r + 3));
            int at = r * stride;
            TSimd s0 = TSimd.Create(scales[at]), s1 = TSimd.Create(scales[at + stride]);
            TSimd s2 = TSimd.Create(scales[at + (2 * stride)]), s3 = TSimd.Create(scales[at + (3 * stride)]);
            for (nuint i = 0; i < whole; i += n)
            {
                TSimd sum = TSimd.MultiplyAdd(in r0, i, s0, TSimd.Load(ref ys, i));
                sum = TSimd.MultiplyAdd(in r1, i, s1, sum);
                sum = TSimd.MultiplyAdd(in r2, i, s2, sum);
                TSimd.MultiplyAdd(in r3, i, s3, sum).Store(ref ys, i);
            }

            if (hasLast)
            {
                last = TSimd.MultiplyAdd(in r0, lastAt, s0, last);
                last = TSimd.MultiplyAdd(in r1, lastAt, s1, last);
                last = TSimd.MultiplyAdd(in r2, lastAt, s2, last);
                last = TSimd.MultiplyAdd(in r3, lastAt, s3, last);
            }
        }

        if (hasLast)
            last.Store(ref ys, lastAt);
    }

    // Rows that fill no vector, until one behind which nothing may be read.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int AddShort<T, TRows, TSimd>(TRows rows, ReadOnlySpan<T> scales, int stride, Span<T> y, int r)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
        where TSimd : struct, ISimd<TSimd, T>
    {
        Span<T> lanes = stackalloc T[TSimd.Count], sums = stackalloc T[TSimd.Count];
        var tail = new RowTail<T>(y.Length, lanes);
        y.CopyTo(sums);
        TSimd sum = TSimd.Load(ref MemoryMarshal.GetReference(sums), 0), mask = TSimd.Load(ref tail.Mask, 0);
        int end = rows.EndOfReadable(r, tail.Reach);
        for (; r < end; r++)
            sum = TSimd.MultiplyAdd(TSimd.Load(in rows.Start(r), 0) & mask, TSimd.Create(scales[r * stride]), sum);
        sum.Store(ref MemoryMarshal.GetReference(sums), 0);
        sums[..y.Length].CopyTo(y);
        return r;
    }
}
