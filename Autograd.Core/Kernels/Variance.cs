using System.Numerics;
using System.Numerics.Tensors;

namespace Autograd.Core.Kernels;

/// <summary>Sums of squared deviations from the mean, over the dimensions where the small operand has length 1.</summary>
internal static class Variance
{
    /// <summary><c>y = Σ (x − x̄)² / divisor</c> with means of <paramref name="count"/> elements.</summary>
    public static void Of<T>(ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, T count, T divisor, ReadOnlySpan<int> yLengths, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var scratch = new Scratch<T>(y.Length);
        Span<T> mean = scratch.Span;
        Mean(xLengths, x, count, yLengths, mean);
        Reduce.Sum(default(SquaredDeviation), xLengths, x, yLengths, mean, y);
        TensorPrimitives.Divide(y, divisor, y);
    }

    /// <summary><c>dx += scale · (x − x̄)</c></summary>
    public static void AddGradient<T>(ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, T count, ReadOnlySpan<int> yLengths, ReadOnlySpan<T> scale, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var scratch = new Scratch<T>(scale.Length);
        Span<T> mean = scratch.Span;
        Mean(xLengths, x, count, yLengths, mean);
        Reduce.AddGradient(default(SquaredDeviation), xLengths, x, yLengths, mean, scale, dx);
    }

    private static void Mean<T>(ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, T count, ReadOnlySpan<int> yLengths, Span<T> mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Broadcast.Sum(xLengths, x, yLengths, mean);
        TensorPrimitives.Divide(mean, count, mean);
    }
}

/// <summary><c>(x − m)²</c>; the derivative without its factor 2, which belongs to the scale.</summary>
internal readonly struct SquaredDeviation : IRealFunction2, IReductionGradient
{
    public TReal Value<TReal>(TReal x, TReal mean)
        where TReal : struct, IReal<TReal>
    {
        TReal deviation = x - mean;
        return deviation * deviation;
    }

    public TReal Dx<TReal>(TReal scale, TReal x, TReal mean)
        where TReal : struct, IReal<TReal> => scale * (x - mean);
}
