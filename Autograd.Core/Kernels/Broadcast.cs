using System.Numerics;
using System.Numerics.Tensors;

namespace Autograd.Core.Kernels;

/// <summary>Sums over dimensions, and the repetition that is its gradient.</summary>
/// <remarks>The small operand has length 1 along the dimensions that are summed or repeated.</remarks>
internal static partial class Broadcast
{
    /// <summary><c>sum = Σ x</c> over the dimensions where <paramref name="sumLengths"/> is 1.</summary>
    public static void Sum<T>(ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, ReadOnlySpan<int> sumLengths, Span<T> sum)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        sum.Clear();
        AddSum(xLengths, x, sumLengths, sum);
    }

    /// <summary><c>sum += Σ x</c> over the dimensions where <paramref name="sumLengths"/> is 1.</summary>
    public static void AddSum<T>(ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, ReadOnlySpan<int> sumLengths, Span<T> sum)
        where T : unmanaged, IFloatingPointIeee754<T>
        => TreeSum.Add(default(Elements<T>), xLengths, x, sumLengths, sum, sum);

    /// <summary><c>x += repeated / divisor</c>, repeated along the dimensions where <paramref name="repeatedLengths"/> is 1.</summary>
    public static void AddRepeated<T>(ReadOnlySpan<int> xLengths, Span<T> x, ReadOnlySpan<int> repeatedLengths, ReadOnlySpan<T> repeated, T divisor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var plan = new BroadcastPlan(xLengths, repeatedLengths);
        while (plan.MoveNext())
        {
            Span<T> run = x.Slice(plan.A, plan.RunLength);
            if (!plan.BIsSpan)
                TensorPrimitives.Add(run, repeated[plan.B] / divisor, run);
            else
                AddQuotients(repeated.Slice(plan.B, plan.RunLength), divisor, run);
        }
    }

    private static void AddQuotients<T>(ReadOnlySpan<T> x, T divisor, Span<T> sum)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            sum[i] += x[i] / divisor;
    }

    private readonly struct Elements<T> : ISummand<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public T Sum(ReadOnlySpan<T> x, T m) => Summation.Sum(x);

        public void Add(ReadOnlySpan<T> x, ReadOnlySpan<T> m, Span<T> sum) => Accumulation.Add(x, sum);
    }
}
