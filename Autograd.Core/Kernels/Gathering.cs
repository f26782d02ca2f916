using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>Elements of an array x chosen by an index for each, as elements of an array y.</summary>
/// <remarks>
/// The element of y at a position is the one of x at the same position, but along one dimension at the index there. The array of
/// indices is a corner of y, and of x too in the other dimensions. Indices are whole numbers, already checked.
/// </remarks>
internal static class Gathering
{
    /// <summary><c>y = x at the indices</c></summary>
    public static void Copy<T>(GatherPlan plan, ReadOnlySpan<T> x, ReadOnlySpan<T> index, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        while (plan.MoveNext())
        {
            for (int i = 0; i < plan.RunLength; i++)
                y[plan.Y + i] = x[plan.X(i, int.CreateTruncating(index[plan.Index + i]))];
        }
    }

    /// <summary><c>y += x at the indices</c></summary>
    public static void AddFrom<T>(GatherPlan plan, ReadOnlySpan<T> x, ReadOnlySpan<T> index, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        while (plan.MoveNext())
        {
            for (int i = 0; i < plan.RunLength; i++)
                y[plan.Y + i] += x[plan.X(i, int.CreateTruncating(index[plan.Index + i]))];
        }
    }

    /// <summary><c>(x at the indices) += y</c></summary>
    public static void AddTo<T>(GatherPlan plan, ReadOnlySpan<T> y, ReadOnlySpan<T> index, Span<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        while (plan.MoveNext())
        {
            for (int i = 0; i < plan.RunLength; i++)
                x[plan.X(i, int.CreateTruncating(index[plan.Index + i]))] += y[plan.Y + i];
        }
    }
}
