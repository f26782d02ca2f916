using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Hinge loss of classes: <c>ℓ_i = w[t_i] / C · Σ_c≠t max(0, m − x[i, t_i] + x[i, c])^p</c>. The mean divides by the number of losses.</summary>
    /// <param name="prediction">x, scores: [classes], [n, classes], or a scalar for the only class there is.</param>
    /// <param name="target">t, class indices, of that shape without the classes; gets no gradient.</param>
    /// <param name="p">1 or 2.</param>
    /// <param name="margin">m.</param>
    /// <param name="weight">w, a constant for each class; 1 where null.</param>
    /// <param name="reduction">What becomes of the single losses.</param>
    /// <returns>A scalar; with <see cref="Reduction.None"/> of the shape of <paramref name="target"/>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, p is neither 1 nor 2, or a target is no class.</exception>
    public static Variable<T> MultiMarginLoss<T>(this Variable<T> prediction, Variable<T> target, int p = 1, double margin = 1, Variable<T>? weight = null, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const string name = "MultiMarginLoss";
        Shape shape = prediction.Shape;
        if (shape.Rank > 2)
            throw new ArgumentException($"{name}: scores must be [classes] or [n, classes], they are {shape}.", nameof(prediction));
        if (p is not (1 or 2))
            throw new ArgumentOutOfRangeException(nameof(p), p, $"{name}: only p == 1 and p == 2 supported, got {p}.");
        LossArguments.CheckReduction(name, reduction);
        ClassArguments.CheckIndices(name, shape, target);
        bool none = reduction == Reduction.None;
        var operation = new MultiMarginLossOperation<T>(
            p == 2, T.CreateTruncating(margin), ClassArguments.Weights(name, shape, weight), reduction == Reduction.Mean,
            ForwardBuffer.Take<T>(prediction.FlattenedLength), none ? null : ForwardBuffer.Take<T>(target.FlattenedLength));
        return Recorder.Binary(prediction, LossArguments.WithoutGradient(target), none ? target.Shape : Shape.Scalar, operation);
    }
}

internal readonly struct MultiMarginLossOperation<T>(bool squared, T margin, Node<T>? weights, bool mean, Node<T> slopes, Node<T>? losses) : IBinaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "MultiMarginLoss";

    public static Reads Saves(bool needsPrediction, bool needsTarget) => Reads.First | Reads.Second;

    public void Forward(in Shape ps, ReadOnlySpan<T> prediction, in Shape ts, ReadOnlySpan<T> target, in Shape ys, Span<T> y)
    {
        Span<T> single = losses is null ? y : losses.Data;
        MultiMargin.Losses(ClassLayout.Of(ps.Lengths), prediction, target, weights is null ? default : weights.Data, margin, squared, slopes.Data, single);
        if (losses is not null)
            y[0] = Summation.Sum<T>(single) / Divisor(target.Length);
    }

    public void Backward(Operand<T> prediction, Operand<T> target, Output<T> y)
    {
        if (prediction.NeedsGradient)
            ClassLayout.Of(prediction.Shape.Lengths).AddGradient(slopes.Data, y.Gradient, Divisor(target.Value.Length), prediction.Gradient);
    }

    private T Divisor(int count) => mean ? T.CreateTruncating(count) : T.One;
}
