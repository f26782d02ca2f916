using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Negative log likelihood of two classes, of logits: <c>ℓ = −t · ln σ(p) − (1 − t) · ln(1 − σ(p)); dp += dy · (σ(p) − t)</c></summary>
    /// <param name="prediction">p, logits, of any shape.</param>
    /// <param name="target">t, of the same shape; usually 0 or 1.</param>
    /// <param name="reduction">What becomes of the losses of single elements.</param>
    /// <param name="weight">A constant that multiplies each loss; broadcasts. The mean divides by the number of losses.</param>
    /// <param name="positiveWeight">A constant that multiplies the first term, the losses of positives; broadcasts.</param>
    /// <inheritdoc cref="Loss"/>
    public static Variable<T> BinaryCrossEntropyWithLogits<T>(this Variable<T> prediction, Variable<T> target, Reduction reduction = Reduction.Mean, Variable<T>? weight = null, Variable<T>? positiveWeight = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (positiveWeight is not { } ofPositives)
            return prediction.Loss(target, new BinaryCrossEntropyWithLogits(), reduction, weight);
        if (ofPositives.FlattenedLength == 1 && !ofPositives.RequiresGrad)
            return prediction.Loss(target, new BinaryCrossEntropyWithLogits(double.CreateTruncating(ofPositives.Item())), reduction, weight);

        LossArguments.CheckConstant("BinaryCrossEntropyWithLogits", ofPositives, nameof(positiveWeight));
        return prediction.Loss(target, new BinaryCrossEntropyWithLogits(0), reduction, weight)
            + prediction.Loss(target, default(PositiveCrossEntropyWithLogits), reduction, weight is { } w ? w * ofPositives : ofPositives);
    }
}

/// <summary>Negative log likelihood of two classes, of logits: <c>ℓ = −q · t · ln σ(p) − (1 − t) · ln(1 − σ(p))</c></summary>
public readonly struct BinaryCrossEntropyWithLogits : ILoss
{
    /// <summary>With q = 1.</summary>
    public BinaryCrossEntropyWithLogits()
        : this(1)
    {
    }

    /// <summary>With a given weight of positives.</summary>
    /// <param name="positiveWeight">q, by which the losses of positives are multiplied; more than 1 trades precision for recall.</param>
    public BinaryCrossEntropyWithLogits(double positiveWeight) => PositiveWeight = positiveWeight;

    /// <inheritdoc/>
    public static bool MeanIsWeighted => false;

    /// <summary>q.</summary>
    public double PositiveWeight { get; }

    /// <inheritdoc/>
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
    {
        // −ln σ(p) = max(−p, 0) + ln(1 + e^−|p|) and −ln(1 − σ(p)) = max(p, 0) + ln(1 + e^−|p|) lose no digits on either side.
        TReal zero = TReal.From(0), positive = TReal.From(PositiveWeight) * target, negative = TReal.From(1) - target;
        return (negative * TReal.Max(prediction, zero)) + (positive * TReal.Max(-prediction, zero)) + ((negative + positive) * TReal.Log1p(TReal.Exp(-TReal.Abs(prediction))));
    }
}

/// <summary>The losses of positives alone, <c>−t · ln σ(p)</c>, for weights of their own.</summary>
internal readonly struct PositiveCrossEntropyWithLogits : ILoss
{
    public static bool MeanIsWeighted => false;

    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
        => target * (TReal.Max(-prediction, TReal.From(0)) + TReal.Log1p(TReal.Exp(-TReal.Abs(prediction))));
}
