using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x̂ · w + b</c> with <c>x̂ = (x − x̄) / √(var + ε)</c> over the last dimensions.</summary>
    /// <remarks>
    /// With g = dy · w, <c>dx += (g − mean g − x̂ · mean(g · x̂)) / √(var + ε); dw += Σ dy · x̂; db += Σ dy</c>. The variance is the population's.
    /// </remarks>
    /// <param name="x">The operand, of shape [.., normalizedShape].</param>
    /// <param name="normalizedShape">The lengths of the last dimensions, over which mean and variance are taken.</param>
    /// <param name="weight">w, of shape <paramref name="normalizedShape"/>; none where null.</param>
    /// <param name="bias">b, of shape <paramref name="normalizedShape"/>; none where null.</param>
    /// <param name="eps">ε, which keeps constant rows from dividing by 0.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Variable<T> LayerNorm<T>(this Variable<T> x, Shape normalizedShape, Variable<T>? weight = null, Variable<T>? bias = null, double eps = 1e-5)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = x.Shape;
        int rank = normalizedShape.Rank;
        if (rank == 0 || rank > shape.Rank || !shape.Lengths[^rank..].SequenceEqual(normalizedShape.Lengths))
            throw new ArgumentException($"LayerNorm: the operand must be [.., normalizedShape], normalizedShape is {normalizedShape} and the operand is {shape}.", nameof(normalizedShape));
        if (weight is { } w && w.Shape != normalizedShape)
            throw new ArgumentException($"LayerNorm: weight must be {normalizedShape} as normalizedShape is, weight is {w.Shape}.", nameof(weight));
        if (bias is { } b && b.Shape != normalizedShape)
            throw new ArgumentException($"LayerNorm: bias must be {normalizedShape} as normalizedShape is, bias is {b.Shape}.", nameof(bias));

        var operation = new LayerNormOperation<T>(normalizedShape.FlattenedLength, T.CreateTruncating(eps));
        return (weight, bias) switch
        {
            (null, null) => Recorder.Unary(x, shape, operation),
            ({ } scale, null) => Recorder.Binary(x, scale, shape, operation),
            (null, { } shift) => Recorder.Unary(x, shape, operation) + shift,
            ({ } scale, { } shift) => Recorder.Ternary(x, scale, shift, shape, operation),
        };
    }
}

internal readonly struct LayerNormOperation<T>(int columns, T epsilon) : IUnaryOperation<T>, IBinaryOperation<T>, ITernaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "NativeLayerNorm";

    static Reads IUnaryOperation<T>.Saves => Reads.First;

    static Reads IBinaryOperation<T>.Saves(bool needsX, bool needsWeight) => (needsX ? Reads.Second : Reads.None) | Reads.First;

    static Reads ITernaryOperation<T>.Saves(bool needsX, bool needsWeight, bool needsBias)
        => (needsX ? Reads.Second : Reads.None) | (needsX || needsWeight ? Reads.First : Reads.None);

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y)
        => LayerNormalization.Forward(x, columns, epsilon, default, default, y);

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ws, ReadOnlySpan<T> weight, in Shape ys, Span<T> y)
        => LayerNormalization.Forward(x, columns, epsilon, weight, default, y);

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ws, ReadOnlySpan<T> weight, in Shape bs, ReadOnlySpan<T> bias, in Shape ys, Span<T> y)
        => LayerNormalization.Forward(x, columns, epsilon, weight, bias, y);

    public void Backward(Operand<T> x, Output<T> y)
        => LayerNormalization.AddGradients(x.Value, columns, epsilon, default, y.Gradient, x.Gradient, default);

    public void Backward(Operand<T> x, Operand<T> weight, Output<T> y)
        => LayerNormalization.AddGradients(x.Value, columns, epsilon, weight.Value, y.Gradient, x.Gradient, weight.Gradient);

    public void Backward(Operand<T> x, Operand<T> weight, Operand<T> bias, Output<T> y)
    {
        Backward(x, weight, y);
        if (bias.NeedsGradient && columns > 0)
            Broadcast.AddSum([y.Gradient.Length / columns, columns], y.Gradient, [1, columns], bias.Gradient);
    }
}
