using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>Repeating an array along dimensions where it has length 1, and the sums that are its gradient.</summary>
internal static class Repetition
{
    /// <summary><c>y = x</c>, repeated.</summary>
    public static void Copy<T>(ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, ReadOnlySpan<int> yLengths, Span<T> y)
    {
        var plan = new BroadcastPlan(yLengths, xLengths);
        while (plan.MoveNext())
        {
            Span<T> run = y.Slice(plan.A, plan.RunLength);
            if (plan.BIsSpan)
                x.Slice(plan.B, plan.RunLength).CopyTo(run);
            else
                run.Fill(x[plan.B]);
        }
    }

    /// <summary><c>x += Σ y</c> over the repetitions.</summary>
    public static void AddSums<T>(ReadOnlySpan<int> yLengths, ReadOnlySpan<T> y, ReadOnlySpan<int> xLengths, Span<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var plan = new BroadcastPlan(yLengths, xLengths);
        while (plan.MoveNext())
        {
            ReadOnlySpan<T> run = y.Slice(plan.A, plan.RunLength);
            if (plan.BIsSpan)
                Accumulation.Add(run, x.Slice(plan.B, plan.RunLength));
            else
                x[plan.B] += Summation.Sum(run);
        }
    }
}
