using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <content>Rows of few vectors.</content>
internal static partial class ScaledRows
{
    // Rows of few vectors one after the other, while all their sums stay in registers.
    private static void AddNarrow<T, TRows, TSimd>(in TRows rows, ReadOnlySpan<T> scales, int stride, Span<T> y, int r, int end)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
        where TSimd : struct, ISimd<TSimd, T>
    {
        int first = y.Length / TSimd.Count > 2 ? rows.ElementsBeforeLine % TSimd.Count : 0;
        switch ((y.Length - first) / TSimd.Count)
        {
            case 1:
                AddNarrow<T, TRows, TSimd, Vectors.One>(rows, scales, stride, y, r, end, first);
                break;
            case 2:
                AddNarrow<T, TRows, TSimd, Vectors.Two>(rows, scales, stride, y, r, end, first);
                break;
            case 3:
                AddNarrow<T, TRows, TSimd, Vectors.Three>(rows, scales, stride, y, r, end, first);
                break;
            case 4:
                AddNarrow<T, TRows, TSimd, Vectors.Four>(rows, scales, stride, y, r, end, first);
                break;
            case 5:
                AddNarrow<T, TRows, TSimd, Vectors.Five>(rows, scales, stride, y, r, end, first);
                break;
            case 6:
                AddNarrow<T, TRows, TSimd, Vectors.Six>(rows, scales, stride, y, r, end, first);
                break;
            case 7:
                AddNarrow<T, TRows, TSimd, Vectors.Seven>(rows, scales, stride, y, r, end, first);
                break;
            default:
                AddNarrow<T, TRows, TSimd, Vectors.Eight>(rows, scales, stride, y, r, end, first);
                break;
        }
    }

    // Vectors begin with a line of the cache, where the lines of all rows can be met. The elements before and behind them are added up in vectors of their own, with
    // others that are then added up twice: with the same bits. Within the loop nothing is called: what is in vector registers would have to leave them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddNarrow<T, TRows, TSimd, TVectors>(TRows rows, ReadOnlySpan<T> scales, int stride, Span<T> y, int r, int end, int first)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
        where TSimd : struct, ISimd<TSimd, T>
        where TVectors : IVectors
    {
        nuint n = (nuint)TSimd.Count, lastAt = (nuint)y.Length - n;
        int vectors = TVectors.Count;
        bool hasHead = first > 0, hasLast = first + (vectors * TSimd.Count) < y.Length;
        ref T start = ref MemoryMarshal.GetReference(y), ys = ref Unsafe.Add(ref start, first);
        TSimd y0 = TSimd.Load(ref ys, 0), y1 = vectors > 1 ? TSimd.Load(ref ys, n) : TSimd.Zero;
        TSimd y2 = vectors > 2 ? TSimd.Load(ref ys, 2 * n) : TSimd.Zero, y3 = vectors > 3 ? TSimd.Load(ref ys, 3 * n) : TSimd.Zero;
        TSimd y4 = vectors > 4 ? TSimd.Load(ref ys, 4 * n) : TSimd.Zero, y5 = vectors > 5 ? TSimd.Load(ref ys, 5 * n) : TSimd.Zero;
        TSimd y6 = vectors > 6 ? TSimd.Load(ref ys, 6 * n) : TSimd.Zero, y7 = vectors > 7 ? TSimd.Load(ref ys, 7 * n) : TSimd.Zero;
        TSimd head = TSimd.Load(ref start, 0), last = TSimd.Load(ref start, lastAt);
        for (; r < end; r++)
        {
            ref T row = ref Unsafe.AsRef(in rows.Start(r)), x = ref Unsafe.Add(ref row, first);
            TSimd s = TSimd.Create(scales[r * stride]);
            if (hasHead)
                head = TSimd.MultiplyAdd(in row, 0, s, head);
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
            if (hasLast)
                last = TSimd.MultiplyAdd(in row, lastAt, s, last);
        }

        if (hasHead)
            head.Store(ref start, 0);
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
        if (hasLast)
            last.Store(ref start, lastAt);
    }
}
