using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <content>Rows of few vectors.</content>
internal static partial class ScaledRows
{
    // Rows of few vectors one after the other, while all their sums stay in registers.
    private static void AddNarrow<T, TRows, TSimd>(in TRows rows, ReadOnlySpan<T> scales, int stride, int r, int end, Span<T> y, RowTail<T> tail, Span<T> tailOfY)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
        where TSimd : struct, ISimd<TSimd, T>
    {
        switch (y.Length / TSimd.Count)
        {
            case 0:
                AddNarrow<T, TRows, TSimd, Vectors.None>(rows, scales, stride, r, end, y, tail, tailOfY);
                break;
            case 1:
                AddNarrow<T, TRows, TSimd, Vectors.One>(rows, scales, stride, r, end, y, tail, tailOfY);
                break;
            case 2:
                AddNarrow<T, TRows, TSimd, Vectors.Two>(rows, scales, stride, r, end, y, tail, tailOfY);
                break;
            case 3:
                AddNarrow<T, TRows, TSimd, Vectors.Three>(rows, scales, stride, r, end, y, tail, tailOfY);
                break;
            case 4:
                AddNarrow<T, TRows, TSimd, Vectors.Four>(rows, scales, stride, r, end, y, tail, tailOfY);
                break;
            case 5:
                AddNarrow<T, TRows, TSimd, Vectors.Five>(rows, scales, stride, r, end, y, tail, tailOfY);
                break;
            case 6:
                AddNarrow<T, TRows, TSimd, Vectors.Six>(rows, scales, stride, r, end, y, tail, tailOfY);
                break;
            case 7:
                AddNarrow<T, TRows, TSimd, Vectors.Seven>(rows, scales, stride, r, end, y, tail, tailOfY);
                break;
            default:
                AddNarrow<T, TRows, TSimd, Vectors.Eight>(rows, scales, stride, r, end, y, tail, tailOfY);
                break;
        }
    }

    // Within the loop nothing is called: what is in vector registers would have to leave them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddNarrow<T, TRows, TSimd, TVectors>(TRows rows, ReadOnlySpan<T> scales, int stride, int r, int end, Span<T> y, RowTail<T> tail, Span<T> tailOfY)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
        where TSimd : struct, ISimd<TSimd, T>
        where TVectors : IVectors
    {
        nuint n = (nuint)TSimd.Count, tailAt = tail.At;
        int vectors = TVectors.Count;
        bool hasTail = tail.Count > 0;
        ref T ys = ref MemoryMarshal.GetReference(y), ts = ref MemoryMarshal.GetReference(tailOfY);
        TSimd y0 = vectors > 0 ? TSimd.Load(ref ys, 0) : TSimd.Zero, y1 = vectors > 1 ? TSimd.Load(ref ys, n) : TSimd.Zero;
        TSimd y2 = vectors > 2 ? TSimd.Load(ref ys, 2 * n) : TSimd.Zero, y3 = vectors > 3 ? TSimd.Load(ref ys, 3 * n) : TSimd.Zero;
        TSimd y4 = vectors > 4 ? TSimd.Load(ref ys, 4 * n) : TSimd.Zero, y5 = vectors > 5 ? TSimd.Load(ref ys, 5 * n) : TSimd.Zero;
        TSimd y6 = vectors > 6 ? TSimd.Load(ref ys, 6 * n) : TSimd.Zero, y7 = vectors > 7 ? TSimd.Load(ref ys, 7 * n) : TSimd.Zero;
        TSimd last = hasTail ? TSimd.Load(ref ts, 0) : TSimd.Zero, mask = hasTail ? tail.Mask<TSimd>() : TSimd.Zero;
        for (; r < end; r++)
        {
            ref T x = ref Unsafe.AsRef(in rows.Start(r));
            TSimd s = TSimd.Create(scales[r * stride]);
            if (vectors > 0)
                y0 = TSimd.MultiplyAdd(in x, 0, s, y0);
            if (vectors > 1)
                y1 = TSimd.MultiplyAdd(in x, n, s, y1);
            if (vectors > 2)
                y2 = TSimd.MultiplyAdd(in x, 2 * n, s, y2);
            if (vectors > 3)
                y3 = TSimd.MultiplyAdd(in x, 3 * n, s, y3);
            if (vectors > 4)
                y4 = TSimd.MultiplyAdd(in x, 4 * n, s, y4);
            if (vectors > 5)
                y5 = TSimd.MultiplyAdd(in x, 5 * n, s, y5);
            if (vectors > 6)
                y6 = TSimd.MultiplyAdd(in x, 6 * n, s, y6);
            if (vectors > 7)
                y7 = TSimd.MultiplyAdd(in x, 7 * n, s, y7);
            if (hasTail)
                last = TSimd.MultiplyAdd(TSimd.Load(ref x, tailAt) & mask, s, last);
        }

        if (vectors > 0)
            y0.Store(ref ys, 0);
        if (vectors > 1)
            y1.Store(ref ys, n);
        if (vectors > 2)
            y2.Store(ref ys, 2 * n);
        if (vectors > 3)
            y3.Store(ref ys, 3 * n);
        if (vectors > 4)
            y4.Store(ref ys, 4 * n);
        if (vectors > 5)
            y5.Store(ref ys, 5 * n);
        if (vectors > 6)
            y6.Store(ref ys, 6 * n);
        if (vectors > 7)
            y7.Store(ref ys, 7 * n);
        if (hasTail)
            last.Store(ref ts, 0);
    }
}
