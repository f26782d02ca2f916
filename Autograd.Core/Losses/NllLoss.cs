using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Negative log likelihood of classes: <c>ℓ_i = −w[t_i] · p[i, t_i]; dp[i, t_i] −= dy_i · w[t_i]</c>. The mean divides by <c>Σ w[t_i]</c>.</summary>
    /// <param name="prediction">p, log probabilities: [classes], [n, classes] or [n, classes, d1, ..].</param>
    /// <param name="target">t, class indices, of that shape without the classes; gets no gradient.</param>
    /// <param name="weight">w, a constant for each class; 1 where null.</param>
    /// <param name="ignoreIndex">Targets of this value count for nothing: no loss, no gradient, no part in the mean.</param>
    /// <param name="reduction">What becomes of the single losses.</param>
    /// <returns>A scalar; with <see cref="Reduction.None"/> of the shape of <paramref name="target"/>. NaN for the mean of nothing.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or a target is no class.</exception>
    public static Variable<T> NllLoss<T>(this Variable<T> prediction, Variable<T> target, Variable<T>? weight = null, int ignoreIndex = -100, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const string name = "NllLoss";
        Shape shape = prediction.Shape;
        if (shape.Rank == 0)
            throw new ArgumentException($"{name}: log probabilities must have a dimension of classes, they are {shape}.", nameof(prediction));
        LossArguments.CheckReduction(name, reduction);
        ClassArguments.CheckIndices(name, shape, target, ignoreIndex);
        Node<T>? weights = ClassArguments.Weights(name, shape, weight);
        bool none = reduction == Reduction.None;
        var operation = new NllLossOperation<T>(weights, ignoreIndex, reduction, ForwardBuffer.Take<T>(target.FlattenedLength + 1), none ? null : ForwardBuffer.Take<T>(target.FlattenedLength));
        return Recorder.Binary(prediction, LossArguments.WithoutGradient(target), none ? target.Shape : Shape.Scalar, operation);
    }
}

internal readonly struct NllLossOperation<T>(Node<T>? weights, int ignored, Reduction reduction, Node<T> slopesAndDivisor, Node<T>? losses) : IBinaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "NllLoss";

    public static Reads Saves(bool needsPrediction, bool needsTarget) => Reads.First | Reads.Second;

    public void Forward(in Shape ps, ReadOnlySpan<T> prediction, in Shape ts, ReadOnlySpan<T> target, in Shape ys, Span<T> y)
    {
        Span<T> single = losses is null ? y : losses.Data;
        T total = LogLikelihood.Losses(ClassLayout.Of(ps.Lengths), prediction, target, weights is null ? default : weights.Data, ignored, slopesAndDivisor.Data[..^1], single);
        T divisor = reduction == Reduction.Mean ? total : T.One;
        slopesAndDivisor.Data[^1] = divisor;
        if (losses is not null)
            y[0] = Summation.Sum<T>(single) / divisor;
    }

    public void Backward(Operand<T> prediction, Operand<T> target, Output<T> y)
    {
        if (prediction.NeedsGradient)
            LogLikelihood.AddGradient(
                ClassLayout.Of(prediction.Shape.Lengths), target.Value, ignored, slopesAndDivisor.Data[..^1], y.Gradient, slopesAndDivisor.Data[^1], prediction.Gradient);
    }
}
