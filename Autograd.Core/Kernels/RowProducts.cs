using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <summary>Dot products of rows with a vector.</summary>
internal static partial class RowProducts
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
            if (Simd512<T>.IsSupported)
                i = MultiplyReadable<T, TRows, Simd512<T>>(rows, x, y, stride, i);
            else if (SimdOfMachine<T>.IsSupported)
                i = MultiplyReadable<T, TRows, SimdOfMachine<T>>(rows, x, y, stride, i);
            if (i < rows.Count)
                y[i * stride] = Summation.Dot(rows.From(i)[..x.Length], x);
        }
    }

    // Goes on until a row behind which nothing may be read, and returns where it stopped.
    private static int MultiplyReadable<T, TRows, TSimd>(in TRows rows, ReadOnlySpan<T> x, Span<T> y, int stride, int row)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
        where TSimd : struct, ISimd<TSimd, T>
    {
        Span<T> mask = stackalloc T[FixedLanes.Count<T>()], tailOfX = stackalloc T[FixedLanes.Count<T>()];
        var tail = new RowTail<T>(x.Length, mask);
        int end = rows.EndOfReadable(row, tail.Reach);
        if (end <= row)
            return row;
        ref T ys = ref y[..(((end - 1) * stride) + 1)][0];
        if (!TRows.AreFar && IsNarrow<T, TSimd>(x.Length))
            row = MultiplyNarrow<T, TRows, TSimd>(rows, x, ref ys, stride, row, end);
        if (row == end)
            return end;
        var factor = new Factor<T>(x, tailOfX, tail);
        if (!TRows.AreFar)
        {
            int fours = (end - row) / RowsAtOnce * RowsAtOnce;
            if (fours > 0)
                MultiplyFours<T, TRows, TSimd>(rows, factor, ref ys, stride, row, row + fours);
            row += fours;
        }

        if (row < end)
            MultiplyEach<T, TRows, TSimd>(rows, factor, ref ys, stride, row, end);
        return end;
    }

    // Rows at hand, four at a time, so that the vector is loaded once for them. Within the loops nothing is called: what is in vector registers would have to leave them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyFours<T, TRows, TSimd>(TRows rows, Factor<T> x, ref T y, int stride, int row, int end)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
        where TSimd : struct, ISimd<TSimd, T>
    {
        Span<T> sums = stackalloc T[RowsAtOnce * FixedLanes.Count<T>()];
        ref T ss = ref MemoryMarshal.GetReference(sums);
        for (; row < end; row += RowsAtOnce)
        {
            ref T r0 = ref Unsafe.AsRef(in rows.Start(row)), r1 = ref Unsafe.AsRef(in rows.Start(row + 1));
            ref T r2 = ref Unsafe.AsRef(in rows.Start(row + 2)), r3 = ref Unsafe.AsRef(in rows.Start(row + 3));
            ref T ys = ref Unsafe.Add(ref y, row * stride);
            if (TSimd.Count == FixedLanes.Count<T>())
            {
                MultiplyFour<T, TSimd>(x, ref r0, ref r1, ref r2, ref r3, 0, ref ss, ref ys, (nuint)stride);
                continue;
            }

            for (nuint lane = 0; lane < (nuint)FixedLanes.Count<T>(); lane += (nuint)TSimd.Count)
                MultiplyFour<T, TSimd>(x, ref r0, ref r1, ref r2, ref r3, lane, ref ss, ref ys, (nuint)stride);
            for (int i = 0; i < RowsAtOnce; i++)
                Unsafe.Add(ref ys, i * stride) = FixedLanes.Sum(ref Unsafe.Add(ref ss, i * FixedLanes.Count<T>()));
        }
    }

    // Some lanes of four rows: their sums where they are all, else the lanes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyFour<T, TSimd>(in Factor<T> x, ref T r0, ref T r1, ref T r2, ref T r3, nuint lane, ref T sums, ref T y, nuint stride)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TSimd : struct, ISimd<TSimd, T>
    {
        nuint lanes = (nuint)FixedLanes.Count<T>(), i = lane;
        TSimd even0 = TSimd.Zero, even1 = TSimd.Zero, even2 = TSimd.Zero, even3 = TSimd.Zero;
        TSimd odd0 = TSimd.Zero, odd1 = TSimd.Zero, odd2 = TSimd.Zero, odd3 = TSimd.Zero;
        for (; i < x.Pairs; i += 2 * lanes)
        {
            TSimd x0 = TSimd.Load(ref x.First, i), x1 = TSimd.Load(ref x.First, i + lanes);
            even0 = TSimd.MultiplyAdd(in r0, i, x0, even0);
            odd0 = TSimd.MultiplyAdd(in r0, i + lanes, x1, odd0);
            even1 = TSimd.MultiplyAdd(in r1, i, x0, even1);
            odd1 = TSimd.MultiplyAdd(in r1, i + lanes, x1, odd1);
            even2 = TSimd.MultiplyAdd(in r2, i, x0, even2);
            odd2 = TSimd.MultiplyAdd(in r2, i + lanes, x1, odd2);
            even3 = TSimd.MultiplyAdd(in r3, i, x0, even3);
            odd3 = TSimd.MultiplyAdd(in r3, i + lanes, x1, odd3);
        }

        if (x.HasSingle)
        {
            TSimd x0 = TSimd.Load(ref x.First, i);
            even0 = TSimd.MultiplyAdd(in r0, i, x0, even0);
            even1 = TSimd.MultiplyAdd(in r1, i, x0, even1);
            even2 = TSimd.MultiplyAdd(in r2, i, x0, even2);
            even3 = TSimd.MultiplyAdd(in r3, i, x0, even3);
        }

        if (x.HasTail)
        {
            nuint at = x.TailAt + lane;
            TSimd mask = TSimd.Load(ref x.Mask, lane), x0 = TSimd.Load(ref x.Tail, lane);
            odd0 = TSimd.MultiplyAdd(TSimd.Load(ref r0, at) & mask, x0, odd0);
            odd1 = TSimd.MultiplyAdd(TSimd.Load(ref r1, at) & mask, x0, odd1);
            odd2 = TSimd.MultiplyAdd(TSimd.Load(ref r2, at) & mask, x0, odd2);
            odd3 = TSimd.MultiplyAdd(TSimd.Load(ref r3, at) & mask, x0, odd3);
        }

        even0 += odd0;
        even1 += odd1;
        even2 += odd2;
        even3 += odd3;
        if (TSimd.Count == FixedLanes.Count<T>())
        {
            TSimd.StoreSums(even0, even1, even2, even3, ref y, stride);
            return;
        }

        even0.Store(ref sums, lane);
        even1.Store(ref sums, lanes + lane);
        even2.Store(ref sums, (2 * lanes) + lane);
        even3.Store(ref sums, (3 * lanes) + lane);
    }

    // Rows one after the other: from far memory that is faster.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyEach<T, TRows, TSimd>(TRows rows, Factor<T> x, ref T y, int stride, int row, int end)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
        where TSimd : struct, ISimd<TSimd, T>
    {
        Span<T> sums = stackalloc T[FixedLanes.Count<T>()];
        ref T ss = ref MemoryMarshal.GetReference(sums);
        for (; row < end; row++)
        {
            ref T r = ref Unsafe.AsRef(in rows.Start(row)), ys = ref Unsafe.Add(ref y, row * stride);
            if (TSimd.Count == FixedLanes.Count<T>())
            {
                ys = Multiply<T, TSimd>(x, ref r, 0).Sum();
            }
            else
            {
                for (nuint lane = 0; lane < (nuint)FixedLanes.Count<T>(); lane += (nuint)TSimd.Count)
                    Multiply<T, TSimd>(x, ref r, lane).Store(ref ss, lane);
                ys = FixedLanes.Sum(ref ss);
            }

            // After the row, not while it is used: of requests that come faster than memory answers the processor drops some.
            rows.FetchBehind(row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Multiply<T, TSimd>(in Factor<T> x, ref T row, nuint lane)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TSimd : struct, ISimd<TSimd, T>
    {
        nuint lanes = (nuint)FixedLanes.Count<T>(), i = lane;
        TSimd even = TSimd.Zero, odd = TSimd.Zero;
        for (; i < x.Pairs; i += 2 * lanes)
        {
            even = TSimd.MultiplyAdd(in x.First, i, TSimd.Load(ref row, i), even);
            odd = TSimd.MultiplyAdd(in x.First, i + lanes, TSimd.Load(ref row, i + lanes), odd);
        }

        if (x.HasSingle)
            even = TSimd.MultiplyAdd(in x.First, i, TSimd.Load(ref row, i), even);
        if (x.HasTail)
            odd = TSimd.MultiplyAdd(in x.Tail, lane, TSimd.Load(ref row, x.TailAt + lane) & TSimd.Load(ref x.Mask, lane), odd);
        return even + odd;
    }

    // What rows are multiplied with.
    private readonly ref struct Factor<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public readonly ref T First;
        public readonly ref T Tail;
        public readonly ref T Mask;
        public readonly nuint Pairs;
        public readonly nuint TailAt;
        public readonly bool HasSingle;
        public readonly bool HasTail;

        public Factor(ReadOnlySpan<T> x, Span<T> tailOfX, RowTail<T> tail)
        {
            RowTail<T>.Copy(x, tailOfX);
            int lanes = FixedLanes.Count<T>();
            First = ref MemoryMarshal.GetReference(x);
            Tail = ref MemoryMarshal.GetReference(tailOfX);
            Mask = ref tail.Mask;
            Pairs = (nuint)(x.Length / (2 * lanes) * 2 * lanes);
            HasSingle = x.Length / lanes % 2 == 1;
            HasTail = tail.Count > 0;
            TailAt = tail.At;
        }
    }
}
