using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <content>Rows at hand of few whole vectors.</content>
internal static partial class RowProducts
{
    private const int FewVectors = 8;

    // Where a vector is all lanes.
    private static bool IsNarrow<T, TSimd>(int length)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TSimd : struct, ISimd<TSimd, T>
        => TSimd.Count == FixedLanes.Count<T>() && length % TSimd.Count == 0 && length / TSimd.Count <= FewVectors;

    private static int MultiplyNarrow<T, TRows, TSimd>(in TRows rows, ReadOnlySpan<T> x, ref T y, int stride, int row, int end)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
        where TSimd : struct, ISimd<TSimd, T>
        => (x.Length / TSimd.Count) switch
        {
            1 => MultiplyNarrow<T, TRows, TSimd, Vectors.One>(rows, x, ref y, stride, row, end),
            2 => MultiplyNarrow<T, TRows, TSimd, Vectors.Two>(rows, x, ref y, stride, row, end),
            3 => MultiplyNarrow<T, TRows, TSimd, Vectors.Three>(rows, x, ref y, stride, row, end),
            4 => MultiplyNarrow<T, TRows, TSimd, Vectors.Four>(rows, x, ref y, stride, row, end),
            5 => MultiplyNarrow<T, TRows, TSimd, Vectors.Five>(rows, x, ref y, stride, row, end),
            6 => MultiplyNarrow<T, TRows, TSimd, Vectors.Six>(rows, x, ref y, stride, row, end),
            7 => MultiplyNarrow<T, TRows, TSimd, Vectors.Seven>(rows, x, ref y, stride, row, end),
            _ => MultiplyNarrow<T, TRows, TSimd, Vectors.Eight>(rows, x, ref y, stride, row, end),
        };

    // Four rows at a time, while the vector stays in registers. Returns where fewer are left. Within the loop nothing is called: what is in vector registers would have to leave them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int MultiplyNarrow<T, TRows, TSimd, TVectors>(TRows rows, ReadOnlySpan<T> x, ref T y, int stride, int row, int end)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
        where TSimd : struct, ISimd<TSimd, T>
        where TVectors : IVectors
    {
        nuint n = (nuint)TSimd.Count;
        int vectors = TVectors.Count;
        ref T xs = ref MemoryMarshal.GetReference(x);
        TSimd x0 = TSimd.Load(ref xs, 0), x1 = vectors > 1 ? TSimd.Load(ref xs, n) : TSimd.Zero;
        TSimd x2 = vectors > 2 ? TSimd.Load(ref xs, 2 * n) : TSimd.Zero, x3 = vectors > 3 ? TSimd.Load(ref xs, 3 * n) : TSimd.Zero;
        TSimd x4 = vectors > 4 ? TSimd.Load(ref xs, 4 * n) : TSimd.Zero, x5 = vectors > 5 ? TSimd.Load(ref xs, 5 * n) : TSimd.Zero;
        TSimd x6 = vectors > 6 ? TSimd.Load(ref xs, 6 * n) : TSimd.Zero, x7 = vectors > 7 ? TSimd.Load(ref xs, 7 * n) : TSimd.Zero;
        for (; row <= end - RowsAtOnce; row += RowsAtOnce)
        {
            ref T r0 = ref Unsafe.AsRef(in rows.Start(row)), r1 = ref Unsafe.AsRef(in rows.Start(row + 1));
            ref T r2 = ref Unsafe.AsRef(in rows.Start(row + 2)), r3 = ref Unsafe.AsRef(in rows.Start(row + 3));
            TSimd even0 = TSimd.MultiplyAdd(in r0, 0, x0, TSimd.Zero), odd0 = TSimd.Zero, even1 = TSimd.MultiplyAdd(in r1, 0, x0, TSimd.Zero), odd1 = TSimd.Zero;
            TSimd even2 = TSimd.MultiplyAdd(in r2, 0, x0, TSimd.Zero), odd2 = TSimd.Zero, even3 = TSimd.MultiplyAdd(in r3, 0, x0, TSimd.Zero), odd3 = TSimd.Zero;
            if (vectors > 1)
            {
                odd0 = TSimd.MultiplyAdd(in r0, n, x1, odd0);
                odd1 = TSimd.MultiplyAdd(in r1, n, x1, odd1);
                odd2 = TSimd.MultiplyAdd(in r2, n, x1, odd2);
                odd3 = TSimd.MultiplyAdd(in r3, n, x1, odd3);
            }

            if (vectors > 2)
            {
                even0 = TSimd.MultiplyAdd(in r0, 2 * n, x2, even0);
                even1 = TSimd.MultiplyAdd(in r1, 2 * n, x2, even1);
                even2 = TSimd.MultiplyAdd(in r2, 2 * n, x2, even2);
                even3 = TSimd.MultiplyAdd(in r3, 2 * n, x2, even3);
            }

            if (vectors > 3)
            {
                odd0 = TSimd.MultiplyAdd(in r0, 3 * n, x3, odd0);
                odd1 = TSimd.MultiplyAdd(in r1, 3 * n, x3, odd1);
                odd2 = TSimd.MultiplyAdd(in r2, 3 * n, x3, odd2);
                odd3 = TSimd.MultiplyAdd(in r3, 3 * n, x3, odd3);
            }

            if (vectors > 4)
            {
                even0 = TSimd.MultiplyAdd(in r0, 4 * n, x4, even0);
                even1 = TSimd.MultiplyAdd(in r1, 4 * n, x4, even1);
                even2 = TSimd.MultiplyAdd(in r2, 4 * n, x4, even2);
                even3 = TSimd.MultiplyAdd(in r3, 4 * n, x4, even3);
            }

            if (vectors > 5)
            {
                odd0 = TSimd.MultiplyAdd(in r0, 5 * n, x5, odd0);
                odd1 = TSimd.MultiplyAdd(in r1, 5 * n, x5, odd1);
                odd2 = TSimd.MultiplyAdd(in r2, 5 * n, x5, odd2);
                odd3 = TSimd.MultiplyAdd(in r3, 5 * n, x5, odd3);
            }

            if (vectors > 6)
            {
                even0 = TSimd.MultiplyAdd(in r0, 6 * n, x6, even0);
                even1 = TSimd.MultiplyAdd(in r1, 6 * n, x6, even1);
                even2 = TSimd.MultiplyAdd(in r2, 6 * n, x6, even2);
                even3 = TSimd.MultiplyAdd(in r3, 6 * n, x6, even3);
            }

            if (vectors > 7)
            {
                odd0 = TSimd.MultiplyAdd(in r0, 7 * n, x7, odd0);
                odd1 = TSimd.MultiplyAdd(in r1, 7 * n, x7, odd1);
                odd2 = TSimd.MultiplyAdd(in r2, 7 * n, x7, odd2);
                odd3 = TSimd.MultiplyAdd(in r3, 7 * n, x7, odd3);
            }

            TSimd.StoreSums(even0 + odd0, even1 + odd1, even2 + odd2, even3 + odd3, ref Unsafe.Add(ref y, row * stride), (nuint)stride);
        }

        return row;
    }
}
