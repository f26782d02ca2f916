using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>The sizes of a product: n × k times k × m.</summary>
internal readonly record struct MatrixSizes(int Rows, int Inner, int Columns)
{
    /// <summary>The number of elements on the left.</summary>
    public int Left => Rows * Inner;

    /// <summary>The number of elements on the right.</summary>
    public int Right => Inner * Columns;

    /// <summary>The number of elements of the product.</summary>
    public int Result => Rows * Columns;
}

/// <summary>Products of batches of row-major matrices; the batches broadcast.</summary>
internal static class BatchedMatrix
{
    /// <summary><c>y = a · b</c></summary>
    public static void Multiply<T>(ReadOnlySpan<int> aBatch, ReadOnlySpan<T> a, ReadOnlySpan<int> bBatch, ReadOnlySpan<T> b, MatrixSizes sizes, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var plan = new BroadcastPlan(aBatch, bBatch);
        while (plan.MoveNext())
        {
            for (int i = 0; i < plan.RunLength; i++)
                Matrix.Multiply(Part(a, A(plan, i), sizes.Left), Part(b, B(plan, i), sizes.Right), y.Slice((plan.Y + i) * sizes.Result, sizes.Result), sizes.Inner, sizes.Columns);
        }
    }

    /// <summary><c>da += dy · bᵀ</c></summary>
    public static void AddGradientOfA<T>(ReadOnlySpan<int> aBatch, ReadOnlySpan<int> bBatch, ReadOnlySpan<T> b, MatrixSizes sizes, ReadOnlySpan<T> dy, Span<T> da)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var plan = new BroadcastPlan(aBatch, bBatch);
        while (plan.MoveNext())
        {
            for (int i = 0; i < plan.RunLength; i++)
                Matrix.AddProductTransposed(Part(dy, plan.Y + i, sizes.Result), Part(b, B(plan, i), sizes.Right), da.Slice(A(plan, i) * sizes.Left, sizes.Left), sizes.Columns, sizes.Inner);
        }
    }

    /// <summary><c>db += aᵀ · dy</c></summary>
    public static void AddGradientOfB<T>(ReadOnlySpan<int> aBatch, ReadOnlySpan<T> a, ReadOnlySpan<int> bBatch, MatrixSizes sizes, ReadOnlySpan<T> dy, Span<T> db)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var plan = new BroadcastPlan(aBatch, bBatch);
        while (plan.MoveNext())
        {
            for (int i = 0; i < plan.RunLength; i++)
                Matrix.AddTransposedProduct(Part(a, A(plan, i), sizes.Left), Part(dy, plan.Y + i, sizes.Result), db.Slice(B(plan, i) * sizes.Right, sizes.Right), sizes.Inner, sizes.Columns);
        }
    }

    private static int A(in BroadcastPlan plan, int i) => plan.AIsSpan ? plan.A + i : plan.A;

    private static int B(in BroadcastPlan plan, int i) => plan.BIsSpan ? plan.B + i : plan.B;

    private static ReadOnlySpan<T> Part<T>(ReadOnlySpan<T> batch, int index, int length) => batch.Slice(index * length, length);
}
