using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Of distances of pairs that are alike (t = 1) or not (t = −1): <c>ℓ = p where t = 1, max(0, m − p) where t = −1</c></summary>
    /// <param name="prediction">p, of any shape.</param>
    /// <param name="target">t, 1 or −1, of the same shape; gets no gradient.</param>
    /// <param name="margin">m.</param>
    /// <param name="reduction">What becomes of the losses of single elements.</param>
    /// <param name="weight">A constant that multiplies each loss; broadcasts. The mean divides by the sum of the weights.</param>
    /// <inheritdoc cref="Loss"/>
    public static Variable<T> HingeEmbeddingLoss<T>(this Variable<T> prediction, Variable<T> target, double margin = 1, Reduction reduction = Reduction.Mean, Variable<T>? weight = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        => prediction.Loss(LossArguments.WithoutGradient(target), new HingeEmbeddingLoss(margin), reduction, weight);
}

/// <summary><c>ℓ = p where t = 1, max(0, m − p) where t = −1</c>; for any other target the sum of both, as in PyTorch.</summary>
public readonly struct HingeEmbeddingLoss : ILoss
{
    /// <summary>With margin 1.</summary>
    public HingeEmbeddingLoss()
        : this(1)
    {
    }

    /// <summary>With a given margin.</summary>
    /// <param name="margin">The distance from which pairs that are not alike cost nothing.</param>
    public HingeEmbeddingLoss(double margin) => Margin = margin;

    /// <summary>The distance from which pairs that are not alike cost nothing.</summary>
    public double Margin { get; }

    /// <inheritdoc/>
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
    {
        TReal zero = TReal.From(0), one = TReal.From(1), missing = TReal.From(Margin) - prediction;
        TReal unlike = TReal.IfLess(missing, zero, zero, missing);
        return TReal.IfEqual(target, one, zero, unlike) + TReal.IfEqual(target, -one, zero, prediction);
    }
}
