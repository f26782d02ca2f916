using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>ℓ(p, t)</c> for any formula ℓ; <c>dp += dy · ∂ℓ/∂p; dt += dy · ∂ℓ/∂t</c>. By default the mean over all elements.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TLoss">The formula.</typeparam>
    /// <param name="prediction">p, of any shape.</param>
    /// <param name="target">t, of the same shape.</param>
    /// <param name="loss">ℓ, with its parameters.</param>
    /// <param name="reduction">What becomes of the losses of single elements.</param>
    /// <param name="weight">
    /// A constant that multiplies each loss; broadcasts to the shape of <paramref name="prediction"/>. The mean then divides by the sum of the weights, or by the number of losses
    /// where <see cref="ILoss.MeanIsWeighted"/> says so.
    /// </param>
    /// <returns>A scalar; with <see cref="Reduction.None"/> of the shape of <paramref name="prediction"/>. The mean of no elements is NaN.</returns>
    /// <exception cref="ArgumentException">The shapes differ, <paramref name="weight"/> does not broadcast or requires grad, or the reduction does not exist.</exception>
    public static Variable<T> Loss<T, TLoss>(this Variable<T> prediction, Variable<T> target, TLoss loss, Reduction reduction = Reduction.Mean, Variable<T>? weight = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, ILoss
    {
        string name = LossOperation<T, TLoss>.Name;
        Node<T> p = prediction.Node, t = target.Node;
        LossArguments.CheckTarget(name, p.Shape, t.Shape);
        LossArguments.CheckReduction(name, reduction, allowBatchMean: true);
        Node<T>? weights = weight is { } w ? LossArguments.Weights(name, w, p.Shape) : null;
        Shape shape = reduction == Reduction.None ? p.Shape : Shape.Scalar;
        return Recorder.Binary(prediction, target, shape, new LossOperation<T, TLoss>(loss, p, t, weights, reduction));
    }
}
