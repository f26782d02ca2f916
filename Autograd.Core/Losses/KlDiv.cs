using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Kullback-Leibler divergence of the target distribution from the predicted one, by element: <c>ℓ = t · (ln t − p)</c>; 0 where t = 0.</summary>
    /// <param name="prediction">p, logarithms of the predicted probabilities.</param>
    /// <param name="target">t, probabilities, or their logarithms; of the same shape.</param>
    /// <param name="reduction">What becomes of the losses of single elements; <see cref="Reduction.BatchMean"/> gives the mathematical divergence.</param>
    /// <param name="logTarget">Whether targets are logarithms too: <c>ℓ = e^t · (t − p)</c>.</param>
    /// <param name="weight">A constant that multiplies each loss; broadcasts. The mean divides by the sum of the weights.</param>
    /// <inheritdoc cref="Loss"/>
    public static Variable<T> KlDiv<T>(this Variable<T> prediction, Variable<T> target, Reduction reduction = Reduction.Mean, bool logTarget = false, Variable<T>? weight = null)
        where T : unmanaged, IFloatingPointIeee754<T> => prediction.Loss(target, new KlDiv(logTarget), reduction, weight);
}

/// <summary>Kullback-Leibler divergence, by element: <c>ℓ = t · (ln t − p)</c></summary>
/// <param name="logTarget">Whether targets are logarithms.</param>
public readonly struct KlDiv(bool logTarget) : ILoss
{
    /// <summary>Whether targets are logarithms.</summary>
    public bool LogTarget => logTarget;

    /// <inheritdoc/>
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
    {
        if (logTarget)
            return TReal.Exp(target) * (target - prediction);
        TReal entropy = TReal.IfEqual(target, TReal.From(0), TReal.From(0), target * TReal.Log(target));
        return entropy - (target * prediction);
    }
}
