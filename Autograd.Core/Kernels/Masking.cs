using System.Numerics;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <summary>The elements of an array where a mask, broadcast to it, is not zero.</summary>
internal static class Masking
{
    /// <summary><c>y_i = value</c> there, elsewhere <c>x_i</c>.</summary>
    public static void Fill<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> mask, T value, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            ref T xs = ref MemoryMarshal.GetReference(x);
            ref T masks = ref MemoryMarshal.GetReference(mask);
            ref T ys = ref MemoryMarshal.GetReference(y);
            for (; i <= y.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> isZero = Vector.Equals(Vector.LoadUnsafe(ref masks, (nuint)i), Vector<T>.Zero);
                Vector.ConditionalSelect(isZero, Vector.LoadUnsafe(ref xs, (nuint)i), new Vector<T>(value)).StoreUnsafe(ref ys, (nuint)i);
            }
        }

        for (; i < y.Length; i++)
            y[i] = mask[i] == T.Zero ? x[i] : value;
    }

    /// <summary>How many there are.</summary>
    public static int Count<T>(ReadOnlySpan<int> lengths, ReadOnlySpan<int> maskLengths, ReadOnlySpan<T> mask)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int count = 0;
        var plan = new BroadcastPlan(lengths, maskLengths);
        while (plan.MoveNext())
        {
            int at = plan.B, step = plan.BIsSpan ? 1 : 0;
            for (int i = 0; i < plan.RunLength; i++, at += step)
                count += mask[at] == T.Zero ? 0 : 1;
        }

        return count;
    }

    /// <summary>Writes them one after the other; x and mask broadcast against each other.</summary>
    public static void Select<T>(ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, ReadOnlySpan<int> maskLengths, ReadOnlySpan<T> mask, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int count = 0;
        var plan = new BroadcastPlan(xLengths, maskLengths);
        while (plan.MoveNext())
        {
            int from = plan.A, xStep = plan.AIsSpan ? 1 : 0, at = plan.B, step = plan.BIsSpan ? 1 : 0;

            // Written first and kept if chosen: a branch on the mask would be mispredicted.
            for (int i = 0; i < plan.RunLength && count < y.Length; i++, from += xStep, at += step)
            {
                y[count] = x[from];
                count += mask[at] == T.Zero ? 0 : 1;
            }
        }
    }

    /// <summary>Adds to them one after the other.</summary>
    public static void AddTo<T>(ReadOnlySpan<T> y, ReadOnlySpan<int> maskLengths, ReadOnlySpan<T> mask, ReadOnlySpan<int> xLengths, Span<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int count = 0;
        var plan = new BroadcastPlan(xLengths, maskLengths);
        while (plan.MoveNext())
        {
            int to = plan.A, xStep = plan.AIsSpan ? 1 : 0, at = plan.B, step = plan.BIsSpan ? 1 : 0;
            for (int i = 0; i < plan.RunLength; i++, to += xStep, at += step)
            {
                if (mask[at] != T.Zero)
                    x[to] += y[count++];
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
            int at = plan.B, step = plan.BIsSpan ? 1 : 0;
            for (int i = plan.A; i < plan.A + plan.RunLength; i++, at += step)
            {
                if (mask[at] != T.Zero)
                    run += x[i];
            }

            sum += run;
        }

        return sum;
    }
}
