using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>Repeating an array along dimensions where it has length 1.</summary>
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
}
