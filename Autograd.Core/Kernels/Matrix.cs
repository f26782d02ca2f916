using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Autograd.Core.Kernels;

/// <summary>Products of row-major matrices.</summary>
internal static class Matrix
{
    private const int RowsAtOnce = 4;
    private const int RowBlock = 256;

    /// <summary><c>y_ij = Σ_k a_ik · b_jk</c>: the product with a transposed right side.</summary>
    /// <param name="a">n × k.</param>
    /// <param name="b">m × k.</param>
    /// <param name="y">n × m; overwritten.</param>
    /// <param name="inner">k.</param>
    /// <param name="columns">m.</param>
    public static void MultiplyTransposed<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y, int inner, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rows = columns == 0 ? 0 : y.Length / columns;
        int i = 0;
        for (; i <= rows - RowsAtOnce; i += RowsAtOnce)
        {
            for (int j = 0; j < columns; j++)
                DotRows(a.Slice(i * inner, RowsAtOnce * inner), b.Slice(j * inner, inner), y[((i * columns) + j)..], columns);
        }

        for (; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                y[(i * columns) + j] = Summation.Dot(a.Slice(i * inner, inner), b.Slice(j * inner, inner));
        }
    }

    /// <summary><c>y_ij = Σ_k a_ik · b_kj</c></summary>
    /// <param name="a">n × k.</param>
    /// <param name="b">k × m.</param>
    /// <param name="y">n × m; overwritten.</param>
    /// <param name="inner">k.</param>
    /// <param name="columns">m.</param>
    public static void Multiply<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y, int inner, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (columns == 1)
        {
            MultiplyTransposed(a, b, y, inner, 1);
            return;
        }

        y.Clear();
        AddProduct(a, b, y, inner, columns);
    }

    /// <summary><c>y_ij += Σ_k a_ik · b_kj</c></summary>
    /// <param name="a">n × k.</param>
    /// <param name="b">k × m.</param>
    /// <param name="y">n × m; added to.</param>
    /// <param name="inner">k.</param>
    /// <param name="columns">m.</param>
    public static void AddProduct<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y, int inner, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rows = columns == 0 ? 0 : y.Length / columns;
        for (int i = 0; i < rows; i++)
            AddScaledRows(a.Slice(i * inner, inner), 1, b, y.Slice(i * columns, columns));
    }

    /// <summary><c>y_ik += Σ_j a_ij · b_kj</c>: the product with a transposed right side, added.</summary>
    /// <param name="a">n × m.</param>
    /// <param name="b">k × m.</param>
    /// <param name="y">n × k; added to.</param>
    /// <param name="inner">m.</param>
    /// <param name="columns">k.</param>
    public static void AddProductTransposed<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y, int inner, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (inner == 1)
        {
            AddTransposedProduct(a, b, y, columns == 0 ? 0 : y.Length / columns, columns);
            return;
        }

        int rows = columns == 0 ? 0 : y.Length / columns;
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                y[(i * columns) + j] += Summation.Dot(a.Slice(i * inner, inner), b.Slice(j * inner, inner));
        }
    }

    /// <summary><c>y_jk += Σ_i a_ij · b_ik</c>: the product with a transposed left side.</summary>
    /// <param name="a">n × m.</param>
    /// <param name="b">n × k.</param>
    /// <param name="y">m × k; added to.</param>
    /// <param name="outer">m.</param>
    /// <param name="columns">k.</param>
    public static void AddTransposedProduct<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y, int outer, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rows = outer == 0 ? 0 : a.Length / outer;
        if (rows <= RowBlock)
        {
            AddTransposedBlock(a, b, y, outer, columns);
            return;
        }

        using var product = new Scratch<T>(y.Length);
        MultiplyInTree(a, b, product.Span, outer, columns);
        Accumulation.Add(product.Span, y);
    }

    // Blocks of rows summed in a balanced tree, because a long sum in single precision loses what each further row adds.
    private static void MultiplyInTree<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> product, int outer, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rows = a.Length / outer;
        if (rows <= RowBlock)
        {
            product.Clear();
            AddTransposedBlock(a, b, product, outer, columns);
            return;
        }

        int half = (rows + RowBlock - 1) / RowBlock / 2 * RowBlock;
        using var rest = new Scratch<T>(product.Length);
        MultiplyInTree(a[..(half * outer)], b[..(half * columns)], product, outer, columns);
        MultiplyInTree(a[(half * outer)..], b[(half * columns)..], rest.Span, outer, columns);
        Accumulation.Add(rest.Span, product);
    }

    private static void AddTransposedBlock<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y, int outer, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (a.IsEmpty)
            return;
        for (int j = 0; j < outer; j++)
            AddScaledRows(a[j..], outer, b, y.Slice(j * columns, columns));
    }

    /// <summary><c>y_j += Σ_i x_ij</c></summary>
    /// <param name="x">n × m.</param>
    /// <param name="y">m; added to.</param>
    public static void AddColumnSums<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (y.Length == 1)
            y[0] += Summation.Sum(x);
        else if (y.Length > 0)
            Broadcast.AddSum([x.Length / y.Length, y.Length], x, [1, y.Length], y);
    }

    /// <summary><c>y_j += x_j</c> for every row.</summary>
    /// <param name="x">m.</param>
    /// <param name="y">n × m; added to.</param>
    public static void AddToRows<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Length == 1)
        {
            TensorPrimitives.Add(y, x[0], y);
            return;
        }

        for (int i = 0; i < y.Length; i += x.Length)
            TensorPrimitives.Add(y.Slice(i, x.Length), x, y.Slice(i, x.Length));
    }

    /// <summary>Four dot products that load the right side once, each with the bits of <see cref="Summation.Dot"/>.</summary>
    private static void DotRows<T>(ReadOnlySpan<T> rows, ReadOnlySpan<T> x, Span<T> y, int stride)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int length = x.Length;
        if (!Vector512<T>.IsSupported || length < Vector512<T>.Count)
        {
            T s0 = T.Zero, s1 = T.Zero, s2 = T.Zero, s3 = T.Zero;
            ReadOnlySpan<T> r0 = rows[..length], r1 = rows.Slice(length, length), r2 = rows.Slice(2 * length, length), r3 = rows.Slice(3 * length, length);
            for (int k = 0; k < length; k++)
            {
                T value = x[k];
                s0 = T.FusedMultiplyAdd(r0[k], value, s0);
                s1 = T.FusedMultiplyAdd(r1[k], value, s1);
                s2 = T.FusedMultiplyAdd(r2[k], value, s2);
                s3 = T.FusedMultiplyAdd(r3[k], value, s3);
            }

            y[0] = s0;
            y[stride] = s1;
            y[2 * stride] = s2;
            y[3 * stride] = s3;
            return;
        }

        ref T xs = ref MemoryMarshal.GetReference(x);
        ref T rs = ref MemoryMarshal.GetReference(rows);
        nuint n = (nuint)length;
        int lanes = Vector512<T>.Count;
        Vector512<T> even0 = Vector512<T>.Zero, even1 = even0, even2 = even0, even3 = even0;
        Vector512<T> odd0 = even0, odd1 = even0, odd2 = even0, odd3 = even0;
        int i = 0;
        for (; i <= length - (2 * lanes); i += 2 * lanes)
        {
            nuint at = (nuint)i, next = (nuint)(i + lanes);
            Vector512<T> x0 = Vector512.LoadUnsafe(ref xs, at), x1 = Vector512.LoadUnsafe(ref xs, next);
            even0 = Lanes512.MultiplyAdd(Vector512.LoadUnsafe(ref rs, at), x0, even0);
            odd0 = Lanes512.MultiplyAdd(Vector512.LoadUnsafe(ref rs, next), x1, odd0);
            even1 = Lanes512.MultiplyAdd(Vector512.LoadUnsafe(ref rs, at + n), x0, even1);
            odd1 = Lanes512.MultiplyAdd(Vector512.LoadUnsafe(ref rs, next + n), x1, odd1);
            even2 = Lanes512.MultiplyAdd(Vector512.LoadUnsafe(ref rs, at + (2 * n)), x0, even2);
            odd2 = Lanes512.MultiplyAdd(Vector512.LoadUnsafe(ref rs, next + (2 * n)), x1, odd2);
            even3 = Lanes512.MultiplyAdd(Vector512.LoadUnsafe(ref rs, at + (3 * n)), x0, even3);
            odd3 = Lanes512.MultiplyAdd(Vector512.LoadUnsafe(ref rs, next + (3 * n)), x1, odd3);
        }

        if (i <= length - lanes)
        {
            nuint at = (nuint)i;
            Vector512<T> x0 = Vector512.LoadUnsafe(ref xs, at);
            even0 = Lanes512.MultiplyAdd(Vector512.LoadUnsafe(ref rs, at), x0, even0);
            even1 = Lanes512.MultiplyAdd(Vector512.LoadUnsafe(ref rs, at + n), x0, even1);
            even2 = Lanes512.MultiplyAdd(Vector512.LoadUnsafe(ref rs, at + (2 * n)), x0, even2);
            even3 = Lanes512.MultiplyAdd(Vector512.LoadUnsafe(ref rs, at + (3 * n)), x0, even3);
            i += lanes;
        }

        y[0] = AddTail(Lanes512.Sum(even0 + odd0), rows[i..length], x[i..]);
        y[stride] = AddTail(Lanes512.Sum(even1 + odd1), rows[(length + i)..(2 * length)], x[i..]);
        y[2 * stride] = AddTail(Lanes512.Sum(even2 + odd2), rows[((2 * length) + i)..(3 * length)], x[i..]);
        y[3 * stride] = AddTail(Lanes512.Sum(even3 + odd3), rows[((3 * length) + i)..], x[i..]);
    }

    private static T AddTail<T>(T sum, ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            sum = T.FusedMultiplyAdd(x[i], y[i], sum);
        return sum;
    }

    /// <summary><c>y += Σ_r s_r · row_r</c>, in the order of the rows, four at a time so that y is loaded once for them.</summary>
    /// <param name="s">The scale of row r is <c>s[r · stride]</c>.</param>
    /// <param name="stride">The distance between two scales.</param>
    /// <param name="rows">r × k.</param>
    /// <param name="y">k; added to.</param>
    private static void AddScaledRows<T>(ReadOnlySpan<T> s, int stride, ReadOnlySpan<T> rows, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int length = y.Length;
        int count = length == 0 ? 0 : rows.Length / length;
        int r = 0;
        for (; r <= count - RowsAtOnce; r += RowsAtOnce)
        {
            int at = r * stride;
            AddFourScaledRows(s[at], s[at + stride], s[at + (2 * stride)], s[at + (3 * stride)], rows.Slice(r * length, RowsAtOnce * length), y);
        }

        for (; r < count; r++)
            AddScaledRow(s[r * stride], rows.Slice(r * length, length), y);
    }

    private static void AddFourScaledRows<T>(T s0, T s1, T s2, T s3, ReadOnlySpan<T> rows, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int length = y.Length;
        int i = 0;
        if (Vector512<T>.IsSupported && length >= Vector512<T>.Count)
        {
            ref T ys = ref MemoryMarshal.GetReference(y);
            ref T rs = ref MemoryMarshal.GetReference(rows);
            nuint n = (nuint)length;
            Vector512<T> v0 = Vector512.Create(s0), v1 = Vector512.Create(s1), v2 = Vector512.Create(s2), v3 = Vector512.Create(s3);
            for (; i <= length - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                nuint at = (nuint)i;
                Vector512<T> sum = Vector512.LoadUnsafe(ref ys, at);
                sum = Lanes512.MultiplyAdd(v0, Vector512.LoadUnsafe(ref rs, at), sum);
                sum = Lanes512.MultiplyAdd(v1, Vector512.LoadUnsafe(ref rs, at + n), sum);
                sum = Lanes512.MultiplyAdd(v2, Vector512.LoadUnsafe(ref rs, at + (2 * n)), sum);
                sum = Lanes512.MultiplyAdd(v3, Vector512.LoadUnsafe(ref rs, at + (3 * n)), sum);
                sum.StoreUnsafe(ref ys, at);
            }
        }

        for (; i < length; i++)
        {
            T sum = T.FusedMultiplyAdd(s0, rows[i], y[i]);
            sum = T.FusedMultiplyAdd(s1, rows[length + i], sum);
            sum = T.FusedMultiplyAdd(s2, rows[(2 * length) + i], sum);
            y[i] = T.FusedMultiplyAdd(s3, rows[(3 * length) + i], sum);
        }
    }

    private static void AddScaledRow<T>(T s, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;
        if (Vector512<T>.IsSupported && x.Length >= Vector512<T>.Count)
        {
            ref T xs = ref MemoryMarshal.GetReference(x);
            ref T ys = ref MemoryMarshal.GetReference(y);
            Vector512<T> scale = Vector512.Create(s);
            for (; i <= x.Length - Vector512<T>.Count; i += Vector512<T>.Count)
                Lanes512.MultiplyAdd(scale, Vector512.LoadUnsafe(ref xs, (nuint)i), Vector512.LoadUnsafe(ref ys, (nuint)i)).StoreUnsafe(ref ys, (nuint)i);
        }

        for (; i < x.Length; i++)
            y[i] = T.FusedMultiplyAdd(s, x[i], y[i]);
    }
}
