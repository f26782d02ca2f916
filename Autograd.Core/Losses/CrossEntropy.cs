using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>
    /// Cross entropy of the softmax of logits with target classes or distributions: <c>ℓ = −Σ_c a_c · ln softmax(x)_c; dx_c += dy · (softmax(x)_c · Σ a − a_c)</c>, where
    /// <c>a_c = w_c · ((1 − ε) · t_c + ε / C)</c> and t_c is 1 for the target class, else 0.
    /// </summary>
    /// <remarks>
    /// The mean divides by the weights of the target classes, <c>Σ w[t_i]</c>, and where targets are distributions by their number.
    /// </remarks>
    /// <param name="logits">x: [classes], [n, classes] or [n, classes, d1, ..].</param>
    /// <param name="target">Class indices, of that shape without the classes; they get no gradient. Or distributions, of the same shape: <c>dt_c −= dy · w_c · (1 − ε) · ln softmax(x)_c</c>.</param>
    /// <param name="weight">w, a constant for each class; 1 where null.</param>
    /// <param name="ignoreIndex">Targets of this value count for nothing: no loss, no gradient, no part in the mean.</param>
    /// <param name="labelSmoothing">ε, from 0 to 1: the part of the target that is spread over all classes.</param>
    /// <param name="reduction">What becomes of the single losses.</param>
    /// <returns>A scalar; with <see cref="Reduction.None"/> of the shape of <paramref name="logits"/> without the classes. NaN for the mean of nothing.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or a target is no class.</exception>
    public static Variable<T> CrossEntropy<T>(this Variable<T> logits, Variable<T> target, Variable<T>? weight = null, int ignoreIndex = -100, double labelSmoothing = 0, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const string name = "CrossEntropy";
        Shape shape = logits.Shape;
        if (shape.Rank == 0)
            throw new ArgumentException($"{name}: logits must have a dimension of classes, they are {shape}.", nameof(logits));
        if (labelSmoothing is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(labelSmoothing), labelSmoothing, $"{name}: labelSmoothing must be between 0 and 1, got {labelSmoothing}.");
        LossArguments.CheckReduction(name, reduction);
        bool areProbabilities = target.Shape == shape;
        if (!areProbabilities)
            ClassArguments.CheckIndices(name, shape, target, ignoreIndex);

        Shape single = ClassArguments.TargetShape(shape);
        bool none = reduction == Reduction.None;
        var operation = new CrossEntropyOperation<T>(
            areProbabilities, ClassArguments.Weights(name, shape, weight), ignoreIndex, T.CreateTruncating(labelSmoothing), reduction,
            ForwardBuffer.Take<T>(logits.FlattenedLength + 1), none ? null : ForwardBuffer.Take<T>(single.FlattenedLength));
        return Recorder.Binary(logits, areProbabilities ? target : LossArguments.WithoutGradient(target), none ? single : Shape.Scalar, operation);
    }
}

internal readonly struct CrossEntropyOperation<T>(bool areProbabilities, Node<T>? weights, int ignored, T smoothing, Reduction reduction, Node<T> slopesAndDivisor, Node<T>? losses) : IBinaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "CrossEntropy";

    public static Reads Saves(bool needsLogits, bool needsTarget) => Reads.First | Reads.Second;

    public void Forward(in Shape xs, ReadOnlySpan<T> logits, in Shape ts, ReadOnlySpan<T> target, in Shape ys, Span<T> y)
    {
        Span<T> single = losses is null ? y : losses.Data;
        T total = Likelihood(xs, logits, target).Losses(slopesAndDivisor.Data[..^1], single);
        T divisor = reduction == Reduction.Mean ? total : T.One;
        slopesAndDivisor.Data[^1] = divisor;
        if (losses is not null)
            y[0] = Summation.Sum<T>(single) / divisor;
    }

    public void Backward(Operand<T> logits, Operand<T> target, Output<T> y)
    {
        T divisor = slopesAndDivisor.Data[^1];

        // Every target is ignored: the mean is 0/0, but no logit has a part in it.
        if (!areProbabilities && divisor == T.Zero)
            return;
        if (logits.NeedsGradient)
            ClassLayout.Of(logits.Shape.Lengths).AddGradient(slopesAndDivisor.Data[..^1], y.Gradient, divisor, logits.Gradient);
        if (target.NeedsGradient)
            Likelihood(logits.Shape, logits.Value, target.Value).AddGradientOfProbabilities(y.Gradient, divisor, target.Gradient);
    }

    private SoftmaxLikelihood<T> Likelihood(in Shape shape, ReadOnlySpan<T> logits, ReadOnlySpan<T> target)
        => new(ClassLayout.Of(shape.Lengths), logits, target, areProbabilities, weights is null ? default : weights.Data, smoothing, ignored);
}
