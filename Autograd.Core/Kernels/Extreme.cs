using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>Largest and smallest elements, and where they are.</summary>
internal static class Extreme
{
    /// <summary>The best over the dimensions where <paramref name="yLengths"/> is 1.</summary>
    public static void Of<T, TOrder>(ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, ReadOnlySpan<int> yLengths, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOrder : struct, IOrder
    {
        y.Fill(TOrder.Worst<T>());
        var plan = new BroadcastPlan(xLengths, yLengths);
        while (plan.MoveNext())
        {
            ReadOnlySpan<T> run = x.Slice(plan.A, plan.RunLength);
            if (plan.BIsSpan)
                TOrder.Improve(run, y.Slice(plan.B, plan.RunLength));
            else
                y[plan.B] = TOrder.Best(y[plan.B], TOrder.Best(run));
        }
    }

    /// <summary>The index of the best along a dimension of <paramref name="length"/> rows of <paramref name="inner"/> neighbours.</summary>
    public static void IndexOf<T, TOrder>(ReadOnlySpan<T> x, int length, int inner, Span<T> index)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOrder : struct, IOrder
    {
        for (int i = 0; i < index.Length; i++)
            index[i] = T.CreateTruncating(IndexOf<T, TOrder>(x[Start(i, length, inner)..], length, inner));
    }

    /// <summary><c>y_i = x[index_i]</c> along a dimension.</summary>
    public static void Take<T>(ReadOnlySpan<T> x, int length, int inner, ReadOnlySpan<T> index, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = x[Start(i, length, inner) + (int.CreateTruncating(index[i]) * inner)];
    }

    /// <summary><c>dx[index_i] += dy_i</c> along a dimension.</summary>
    public static void AddAt<T>(ReadOnlySpan<T> dy, ReadOnlySpan<T> index, int length, int inner, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < dy.Length; i++)
            dx[Start(i, length, inner) + (int.CreateTruncating(index[i]) * inner)] += dy[i];
    }

    private static int IndexOf<T, TOrder>(ReadOnlySpan<T> x, int length, int stride)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOrder : struct, IOrder
    {
        int best = 0;
        for (int i = 1; i < length && !T.IsNaN(x[best * stride]); i++)
        {
            if (TOrder.IsBetter(x[i * stride], x[best * stride]) || T.IsNaN(x[i * stride]))
                best = i;
        }

        return best;
    }

    /// <summary>Where the elements begin that result i was chosen from.</summary>
    private static int Start(int i, int length, int inner) => (i / inner * length * inner) + (i % inner);
}
