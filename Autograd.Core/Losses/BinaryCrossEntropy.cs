using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Negative log likelihood of two classes: <c>ℓ = −t · ln p − (1 − t) · ln(1 − p); dp += dy · (p − t) / (p · (1 − p))</c></summary>
    /// <remarks>
    /// As in PyTorch logarithms are at least −100 and the divisor of the gradient at least 1e-12. <see cref="BinaryCrossEntropyWithLogits{T}"/> needs neither, and is exact.
    /// </remarks>
    /// <param name="prediction">p, probabilities, of any shape.</param>
    /// <param name="target">t, of the same shape; usually 0 or 1.</param>
    /// <param name="reduction">What becomes of the losses of single elements.</param>
    /// <param name="weight">A constant that multiplies each loss; broadcasts. The mean divides by the number of losses.</param>
    /// <inheritdoc cref="Loss"/>
    /// <exception cref="ArgumentOutOfRangeException">A prediction is not between 0 and 1.</exception>
    public static Variable<T> BinaryCrossEntropy<T>(this Variable<T> prediction, Variable<T> target, Reduction reduction = Reduction.Mean, Variable<T>? weight = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> p = prediction.Node.Data;
        for (int i = 0; i < p.Length; i++)
        {
            if (!(p[i] >= T.Zero && p[i] <= T.One))
                throw new ArgumentOutOfRangeException(
                    nameof(prediction), p[i], $"BinaryCrossEntropy: all elements of input should be between 0 and 1, {p[i]} at position {i} is not. Use BinaryCrossEntropyWithLogits on scores.");
        }

        return prediction.Loss(target, default(BinaryCrossEntropy), reduction, weight);
    }
}

/// <summary>Negative log likelihood of two classes: <c>ℓ = −t · ln p − (1 − t) · ln(1 − p)</c></summary>
public readonly struct BinaryCrossEntropy : ILoss
{
    // PyTorch's constant is a float.
    private const double LeastDivisor = 1e-12f;

    /// <inheritdoc/>
    public static bool MeanIsWeighted => false;

    /// <inheritdoc/>
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
    {
        TReal p = TReal.Detach(prediction), one = TReal.From(1), least = TReal.From(-100);
        TReal loss = -(target * TReal.Max(TReal.Log(p), least)) - ((one - target) * TReal.Max(TReal.Log1p(-p), least));

        // The slope is given and not derived: what would be derived is infinite at 0 and 1.
        TReal slope = (p - TReal.Detach(target)) / TReal.Max(p * (one - p), TReal.From(LeastDivisor));
        return loss + (slope * (prediction - p));
    }
}
