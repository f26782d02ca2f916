using System.Numerics;
using System.Numerics.Tensors;

namespace Autograd.Core.Kernels;

/// <summary>Rows brought to mean 0 and variance 1, then scaled and shifted by a weight and a bias for each column.</summary>
internal static class LayerNormalization
{
    /// <summary><c>y = (x − x̄) / √(var + ε) · w + b</c> for each row; an empty weight is 1, an empty bias 0.</summary>
    public static void Forward<T>(ReadOnlySpan<T> x, int columns, T epsilon, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.IsEmpty)
            return;
        ReadOnlySpan<int> lengths = [x.Length / columns, columns], rowLengths = [1, columns];
        using var scale = new Scratch<T>(lengths[0]);
        Standardize(x, lengths, epsilon, scale.Span, y);
        if (!weight.IsEmpty)
            Broadcast.Multiply(lengths, y, rowLengths, weight, y);
        if (!bias.IsEmpty)
            Broadcast.Add(lengths, y, rowLengths, bias, y);
    }

    /// <summary>
    /// With x̂ the standardised x and g = dy · w: <c>dx += (g − mean g − x̂ · mean(g · x̂)) / √(var + ε); dw += Σ dy · x̂</c>. Gradients that are
    /// not needed are empty.
    /// </summary>
    public static void AddGradients<T>(ReadOnlySpan<T> x, int columns, T epsilon, ReadOnlySpan<T> weight, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.IsEmpty)
            return;
        ReadOnlySpan<int> lengths = [x.Length / columns, columns], rowLengths = [1, columns], columnLengths = [lengths[0], 1];
        using var scaleScratch = new Scratch<T>(lengths[0]);
        using var standardScratch = new Scratch<T>(x.Length);
        using var productScratch = new Scratch<T>(x.Length);
        Span<T> scale = scaleScratch.Span, standard = standardScratch.Span, product = productScratch.Span;
        Standardize(x, lengths, epsilon, scale, standard);

        if (!dw.IsEmpty)
        {
            TensorPrimitives.Multiply(dy, standard, product);
            Broadcast.AddSum(lengths, product, rowLengths, dw);
        }

        if (dx.IsEmpty)
            return;
        using var gradientScratch = new Scratch<T>(x.Length);
        using var meanScratch = new Scratch<T>(lengths[0]);
        Span<T> gradient = gradientScratch.Span, mean = meanScratch.Span;
        dy.CopyTo(gradient);
        if (!weight.IsEmpty)
            Broadcast.Multiply(lengths, gradient, rowLengths, weight, gradient);

        TensorPrimitives.Multiply(gradient, standard, product);
        Mean(product, lengths, columnLengths, mean);
        Broadcast.Multiply(lengths, standard, columnLengths, mean, standard);
        Mean(gradient, lengths, columnLengths, mean);
        Broadcast.Subtract(lengths, gradient, columnLengths, mean, gradient);
        TensorPrimitives.Subtract(gradient, standard, gradient);
        Broadcast.Multiply(lengths, gradient, columnLengths, scale, gradient);
        Accumulation.Add(gradient, dx);
    }

    /// <summary><c>x̂ = (x − x̄) · scale</c> with <c>scale = 1 / √(var + ε)</c> for each row.</summary>
    private static void Standardize<T>(ReadOnlySpan<T> x, ReadOnlySpan<int> lengths, T epsilon, Span<T> scale, Span<T> standard)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<int> columnLengths = [lengths[0], 1];
        T columns = T.CreateTruncating(lengths[1]);
        Mean(x, lengths, columnLengths, scale);
        Broadcast.Subtract(lengths, x, columnLengths, scale, standard);
        Variance.Of(lengths, x, columns, columns, columnLengths, scale);
        TensorPrimitives.Add(scale, epsilon, scale);
        TensorPrimitives.ReciprocalSqrt(scale, scale);
        Broadcast.Multiply(lengths, standard, columnLengths, scale, standard);
    }

    private static void Mean<T>(ReadOnlySpan<T> x, ReadOnlySpan<int> lengths, ReadOnlySpan<int> columnLengths, Span<T> mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Broadcast.Sum(lengths, x, columnLengths, mean);
        TensorPrimitives.Divide(mean, T.CreateTruncating(lengths[1]), mean);
    }
}
