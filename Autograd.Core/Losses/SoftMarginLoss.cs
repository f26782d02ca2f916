using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Logistic loss of the classes 1 and −1: <c>ℓ = ln(1 + e^(−t·p))</c></summary>
    /// <param name="prediction">p, of any shape.</param>
    /// <param name="target">t, 1 or −1, of the same shape.</param>
    /// <param name="reduction">What becomes of the losses of single elements.</param>
    /// <param name="weight">A constant that multiplies each loss; broadcasts. The mean divides by the sum of the weights.</param>
    /// <inheritdoc cref="Loss"/>
    public static Variable<T> SoftMarginLoss<T>(this Variable<T> prediction, Variable<T> target, Reduction reduction = Reduction.Mean, Variable<T>? weight = null)
        where T : unmanaged, IFloatingPointIeee754<T> => prediction.Loss(target, default(SoftMarginLoss), reduction, weight);
}

/// <summary>Logistic loss of the classes 1 and −1: <c>ℓ = ln(1 + e^(−t·p))</c></summary>
public readonly struct SoftMarginLoss : ILoss
{
    /// <inheritdoc/>
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
    {
        // max(z, 0) + ln(1 + e^−|z|) does not overflow.
        TReal z = -(target * prediction);
        return TReal.Max(z, TReal.From(0)) + TReal.Log1p(TReal.Exp(-TReal.Abs(z)));
    }
}
