using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>
    /// Negative log likelihood of a normal distribution: <c>ℓ = ½ (ln v + (p − t)²/v); dp += dy · (p − t)/v; dt −= dy · (p − t)/v; dv += dy · ½ (1/v − (p − t)²/v²)</c>,
    /// with v = max(variance, ε).
    /// </summary>
    /// <remarks>As in PyTorch the gradient does not see the maximum: a variance below ε gets the gradient of ε.</remarks>
    /// <param name="prediction">p, of any shape.</param>
    /// <param name="target">t, of the same shape.</param>
    /// <param name="variance">Not negative; of the same shape, or with the last dimension of length 1 or missing.</param>
    /// <param name="full">Whether to add the constant <c>½ ln 2π</c>.</param>
    /// <param name="epsilon">ε, positive.</param>
    /// <param name="reduction">What becomes of the losses of single elements.</param>
    /// <returns>A scalar; with <see cref="Reduction.None"/> of the shape of <paramref name="prediction"/>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or a variance is negative.</exception>
    public static Variable<T> GaussianNllLoss<T>(this Variable<T> prediction, Variable<T> target, Variable<T> variance, bool full = false, double epsilon = 1e-6, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const string name = "GaussianNllLoss";
        Shape shape = prediction.Shape, vs = variance.Shape;
        LossArguments.CheckTarget(name, shape, target.Shape);
        LossArguments.CheckReduction(name, reduction);
        bool byRow = vs != shape && shape.Rank > 0;
        if (vs != shape && !(byRow && (vs == shape.Without(shape.Rank - 1) || vs == shape.With(shape.Rank - 1, 1))))
            throw new ArgumentException($"{name}: variance is of incorrect size {vs}, the input is {shape}. Its last dimension may be 1 or missing.", nameof(variance));
        if (!(epsilon > 0))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, $"{name}: epsilon must be positive, got {epsilon}.");
        foreach (T value in variance.Node.Data)
        {
            if (value < T.Zero)
                throw new ArgumentOutOfRangeException(nameof(variance), value, $"{name}: variance has a negative entry, {value}.");
        }

        Node<T>? losses = reduction == Reduction.None ? null : ForwardBuffer.Take<T>(prediction.FlattenedLength);
        return Recorder.Ternary(
            prediction, target, variance, losses is null ? shape : Shape.Scalar,
            new GaussianNllLossOperation<T>(T.CreateTruncating(epsilon), full, byRow ? shape[-1] : 1, losses, reduction == Reduction.Mean));
    }
}

internal readonly struct GaussianNllLossOperation<T>(T epsilon, bool full, int repeats, Node<T>? losses, bool mean) : ITernaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "GaussianNllLoss";

    public static Reads Saves(bool needsPrediction, bool needsTarget, bool needsVariance) => Reads.First | Reads.Second | Reads.Third;

    public void Forward(in Shape ps, ReadOnlySpan<T> prediction, in Shape ts, ReadOnlySpan<T> target, in Shape vs, ReadOnlySpan<T> variance, in Shape ys, Span<T> y)
    {
        if (losses is null)
        {
            GaussianLikelihood.Losses(prediction, target, variance, repeats, epsilon, full, y);
            return;
        }

        GaussianLikelihood.Losses(prediction, target, variance, repeats, epsilon, full, losses.Data);
        y[0] = Summation.Sum<T>(losses.Data) / Divisor(prediction.Length);
    }

    public void Backward(Operand<T> prediction, Operand<T> target, Operand<T> variance, Output<T> y)
        => GaussianLikelihood.AddGradients(
            prediction.Value, target.Value, variance.Value, repeats, epsilon, y.Gradient, Divisor(prediction.Value.Length),
            prediction.Gradient, target.Gradient, variance.Gradient);

    private T Divisor(int count) => mean ? T.CreateTruncating(count) : T.One;
}
