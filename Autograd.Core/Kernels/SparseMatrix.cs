using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Autograd.Core.Kernels;

/// <summary>Products with a sparse matrix: row i has the elements <c>x[offsets[i]..offsets[i + 1]]</c>, in the columns at the same places.</summary>
/// <remarks>
/// Sums go through the elements in their order, whatever the machine's vectors. Columns may change under the kernels' hands (who filled them
/// may have kept the span), so everything found by a column is checked against the memory it must lie in.
/// </remarks>
internal static class SparseMatrix
{
    /// <summary>The place of the first column that is negative or too large; −1 where all are right.</summary>
    public static int FirstOutside(ReadOnlySpan<int> columns, int count)
    {
        // Negative numbers are the largest without a sign.
        if (columns.IsEmpty || TensorPrimitives.Max(MemoryMarshal.Cast<int, uint>(columns)) < (uint)count)
            return -1;
        int first = 0;
        while ((uint)columns[first] < (uint)count)
            first++;
        return first;
    }

    /// <summary><c>y_i = Σ_c x_ic · w_c</c></summary>
    /// <param name="offsets">Where each row of x begins, and where the last one ends.</param>
    /// <param name="columns">The columns of the elements of x.</param>
    /// <param name="x">The elements of x.</param>
    /// <param name="w">A row of k elements for each column.</param>
    /// <param name="y">A row of k elements for each row; overwritten.</param>
    /// <param name="k">The length of rows of w and y.</param>
    public static void Multiply<T>(ReadOnlySpan<int> offsets, ReadOnlySpan<int> columns, ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> y, int k)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < offsets.Length - 1; i++)
        {
            int start = offsets[i], count = offsets[i + 1] - start;
            if (k == 1)
                y[i] = Dot(columns.Slice(start, count), x.Slice(start, count), w);
            else
                SumRows(columns.Slice(start, count), x.Slice(start, count), w, y.Slice(i * k, k));
        }
    }

    /// <summary><c>dw_c += Σ_i x_ic · dy_i</c></summary>
    /// <param name="offsets">Where each row of x begins, and where the last one ends.</param>
    /// <param name="columns">The columns of the elements of x.</param>
    /// <param name="x">The elements of x.</param>
    /// <param name="dy">A row of k elements for each row.</param>
    /// <param name="dw">A row of k elements for each column; added to.</param>
    /// <param name="k">The length of rows of dy and dw.</param>
    public static void AddTransposedProduct<T>(ReadOnlySpan<int> offsets, ReadOnlySpan<int> columns, ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dw, int k)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < offsets.Length - 1; i++)
        {
            int start = offsets[i], count = offsets[i + 1] - start;
            if (k == 1)
                AddScaled(columns.Slice(start, count), x.Slice(start, count), dy[i], dw);
            else
                AddToRows(columns.Slice(start, count), x.Slice(start, count), dy.Slice(i * k, k), dw);
        }
    }

    // Four sums side by side, because each addition waits for the one before.
    private static T Dot<T>(ReadOnlySpan<int> columns, ReadOnlySpan<T> x, ReadOnlySpan<T> w)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T s0 = T.Zero, s1 = T.Zero, s2 = T.Zero, s3 = T.Zero;
        int i = 0;
        for (; i <= x.Length - 4; i += 4)
        {
            s0 = T.FusedMultiplyAdd(x[i], w[columns[i]], s0);
            s1 = T.FusedMultiplyAdd(x[i + 1], w[columns[i + 1]], s1);
            s2 = T.FusedMultiplyAdd(x[i + 2], w[columns[i + 2]], s2);
            s3 = T.FusedMultiplyAdd(x[i + 3], w[columns[i + 3]], s3);
        }

        T sum = (s0 + s1) + (s2 + s3);
        for (; i < x.Length; i++)
            sum = T.FusedMultiplyAdd(x[i], w[columns[i]], sum);
        return sum;
    }

    private static void AddScaled<T>(ReadOnlySpan<int> columns, ReadOnlySpan<T> x, T scale, Span<T> dw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            ref T sum = ref dw[columns[i]];
            sum = T.FusedMultiplyAdd(x[i], scale, sum);
        }
    }

    // The sums stay in registers while the row's elements go by, for as many columns of w at once as a vector holds.
    private static void SumRows<T>(ReadOnlySpan<int> columns, ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int k = y.Length, j = 0;
        if (Vector128<T>.IsSupported)
        {
            for (; j <= k - Vector256<T>.Count; j += Vector256<T>.Count)
            {
                Vector256<T> sum = Vector256<T>.Zero;
                for (int i = 0; i < x.Length; i++)
                    sum = MultiplyAdd(Vector256.Create(x[i]), Vector256.Create(w.Slice((columns[i] * k) + j, Vector256<T>.Count)), sum);
                sum.CopyTo(y[j..]);
            }

            for (; j <= k - Vector128<T>.Count; j += Vector128<T>.Count)
            {
                Vector128<T> sum = Vector128<T>.Zero;
                for (int i = 0; i < x.Length; i++)
                    sum = MultiplyAdd(Vector128.Create(x[i]), Vector128.Create(w.Slice((columns[i] * k) + j, Vector128<T>.Count)), sum);
                sum.CopyTo(y[j..]);
            }
        }

        for (; j < k; j++)
        {
            T sum = T.Zero;
            for (int i = 0; i < x.Length; i++)
                sum = T.FusedMultiplyAdd(x[i], w[(columns[i] * k) + j], sum);
            y[j] = sum;
        }
    }

    private static void AddToRows<T>(ReadOnlySpan<int> columns, ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int k = dy.Length, j = 0;
        if (Vector128<T>.IsSupported)
        {
            for (; j <= k - Vector256<T>.Count; j += Vector256<T>.Count)
            {
                Vector256<T> scale = Vector256.Create(dy[j..]);
                for (int i = 0; i < x.Length; i++)
                {
                    Span<T> sum = dw.Slice((columns[i] * k) + j, Vector256<T>.Count);
                    MultiplyAdd(Vector256.Create(x[i]), scale, Vector256.Create<T>(sum)).CopyTo(sum);
                }
            }

            for (; j <= k - Vector128<T>.Count; j += Vector128<T>.Count)
            {
                Vector128<T> scale = Vector128.Create(dy[j..]);
                for (int i = 0; i < x.Length; i++)
                {
                    Span<T> sum = dw.Slice((columns[i] * k) + j, Vector128<T>.Count);
                    MultiplyAdd(Vector128.Create(x[i]), scale, Vector128.Create<T>(sum)).CopyTo(sum);
                }
            }
        }

        for (; j < k; j++)
        {
            T scale = dy[j];
            for (int i = 0; i < x.Length; i++)
            {
                ref T sum = ref dw[(columns[i] * k) + j];
                sum = T.FusedMultiplyAdd(x[i], scale, sum);
            }
        }
    }

    private static Vector256<T> MultiplyAdd<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c)
        => typeof(T) == typeof(float) ? Vector256.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : typeof(T) == typeof(double) ? Vector256.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>()
            : (a * b) + c;

    private static Vector128<T> MultiplyAdd<T>(Vector128<T> a, Vector128<T> b, Vector128<T> c)
        => typeof(T) == typeof(float) ? Vector128.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : typeof(T) == typeof(double) ? Vector128.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>()
            : (a * b) + c;
}
