using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>The elements of an array where a mask, broadcast to it, is not zero.</summary>
internal static class Masking
{
    /// <summary>How many there are.</summary>
    public static int Count<T>(ReadOnlySpan<int> lengths, ReadOnlySpan<int> maskLengths, ReadOnlySpan<T> mask)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int count = 0;
        var plan = new BroadcastPlan(lengths, maskLengths);
        while (plan.MoveNext())
        {
            for (int i = 0; i < plan.RunLength; i++)
                count += mask[plan.BIsSpan ? plan.B + i : plan.B] != T.Zero ? 1 : 0;
        }

        return count;
    }

    /// <summary>Writes them one after the other; x and mask broadcast against each other.</summary>
    public static void Select<T>(ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, ReadOnlySpan<int> maskLengths, ReadOnlySpan<T> mask, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int at = 0;
        var plan = new BroadcastPlan(xLengths, maskLengths);
        while (plan.MoveNext())
        {
            for (int i = 0; i < plan.RunLength; i++)
            {
                if (mask[plan.BIsSpan ? plan.B + i : plan.B] != T.Zero)
                    y[at++] = x[plan.AIsSpan ? plan.A + i : plan.A];
            }
        }
    }

    /// <summary>Adds to them one after the other.</summary>
    public static void AddTo<T>(ReadOnlySpan<T> y, ReadOnlySpan<int> maskLengths, ReadOnlySpan<T> mask, ReadOnlySpan<int> xLengths, Span<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int at = 0;
        var plan = new BroadcastPlan(xLengths, maskLengths);
        while (plan.MoveNext())
        {
            for (int i = 0; i < plan.RunLength; i++)
            {
                if (mask[plan.BIsSpan ? plan.B + i : plan.B] != T.Zero)
                    x[plan.AIsSpan ? plan.A + i : plan.A] += y[at++];
            }
        }
    }

    /// <summary>Their sum.</summary>
    public static T Sum<T>(ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, ReadOnlySpan<int> maskLengths, ReadOnlySpan<T> mask)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        var plan = new BroadcastPlan(xLengths, maskLengths);
        while (plan.MoveNext())
        {
            T run = T.Zero;
            for (int i = 0; i < plan.RunLength; i++)
            {
                if (mask[plan.BIsSpan ? plan.B + i : plan.B] != T.Zero)
                    run += x[plan.A + i];
            }

            sum += run;
        }

        return sum;
    }
}
