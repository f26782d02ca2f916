using System.Numerics;
using System.Numerics.Tensors;

namespace Autograd.Core.Kernels;

/// <summary>Products of row-major matrices.</summary>
internal static class Matrix
{
    private const int CachedElements = 4096;
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
        if (inner == 0)
            y.Clear();
        else if (inner == 1 && columns == 1)
            TensorPrimitives.Multiply(a, b[0], y);
        else if (columns > 0)
            MultiplyTransposed(new ContiguousRows<T>(a, inner), b, y, inner, columns);
    }

    /// <inheritdoc cref="MultiplyTransposed{T}"/>
    public static void MultiplyTransposed<T, TRows>(TRows a, ReadOnlySpan<T> b, Span<T> y, int inner, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
    {
        // So many rows at a time that they stay in the nearest cache for all columns.
        int block = columns == 1 ? a.Count : Math.Max(4, CachedElements / inner / 4 * 4);
        for (int start = 0; start < a.Count; start += block)
        {
            TRows rows = a.Slice(start, Math.Min(block, a.Count - start));
            for (int j = 0; j < columns; j++)
            {
                ReadOnlySpan<T> x = b.Slice(j * inner, inner);
                Span<T> products = y[((start * columns) + j)..];
                if (j == 0)
                    RowProducts.Multiply(rows, x, products, columns);
                else
                    RowProducts.Multiply(new NearRows<T, TRows>(rows), x, products, columns);
            }
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
        if (columns == 0 || inner == 0)
            return;
        var rows = new ContiguousRows<T>(b, columns);
        for (int i = 0; i < y.Length / columns; i++)
            ScaledRows.Add(rows, a.Slice(i * inner, inner), 1, y.Slice(i * columns, columns));
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
        if (a.IsEmpty || columns == 0)
            return;
        if (outer == 1 && columns == 1)
            y[0] += Summation.Dot(a, b);
        else
            AddTransposedProduct(a, new ContiguousRows<T>(b, columns), y, outer, columns);
    }

    /// <inheritdoc cref="AddTransposedProduct{T}"/>
    public static void AddTransposedProduct<T, TRows>(ReadOnlySpan<T> a, TRows b, Span<T> y, int outer, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
    {
        if (b.Count == 0)
            return;
        if (outer == 1 && columns == 1)
        {
            using var column = new Scratch<T>(b.Count);
            for (int i = 0; i < b.Count; i++)
                column.Span[i] = b.From(i)[0];
            y[0] += Summation.Dot(a, column.Span);
            return;
        }

        if (b.Count <= RowBlock)
        {
            AddTransposedBlock(a, b, y, outer, columns);
            return;
        }

        using var product = new Scratch<T>(y.Length);
        MultiplyInTree(a, b, product.Span, outer, columns);
        Accumulation.Add(product.Span, y);
    }

    // Blocks of rows summed in a balanced tree, because a long sum in single precision loses what each further row adds.
    private static void MultiplyInTree<T, TRows>(ReadOnlySpan<T> a, TRows b, Span<T> product, int outer, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
    {
        if (b.Count <= RowBlock)
        {
            product.Clear();
            AddTransposedBlock(a, b, product, outer, columns);
            return;
        }

        int half = (b.Count + RowBlock - 1) / RowBlock / 2 * RowBlock;
        using var rest = new Scratch<T>(product.Length);
        MultiplyInTree(a[..(half * outer)], b.Slice(0, half), product, outer, columns);
        MultiplyInTree(a[(half * outer)..], b.Slice(half, b.Count - half), rest.Span, outer, columns);
        Accumulation.Add(rest.Span, product);
    }

    private static void AddTransposedBlock<T, TRows>(ReadOnlySpan<T> a, TRows b, Span<T> y, int outer, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : struct, IRows<T, TRows>, allows ref struct
    {
        for (int j = 0; j < outer; j++)
            ScaledRows.Add(b, a[j..], outer, y.Slice(j * columns, columns));
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
            Accumulation.Add(x[0], y);
            return;
        }

        for (int i = 0; i < y.Length; i += x.Length)
            Accumulation.Add(x, y.Slice(i, x.Length));
    }
}
