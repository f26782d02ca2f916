using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Negative log likelihood of counts with a Poisson distribution of mean λ: <c>ℓ = λ − t · ln λ</c>, with λ = e^p or λ = p.</summary>
    /// <param name="prediction">p, of any shape.</param>
    /// <param name="target">t, of the same shape.</param>
    /// <param name="logInput">Whether predictions are ln λ: <c>ℓ = e^p − t · p</c>; else <c>ℓ = p − t · ln(p + ε)</c>.</param>
    /// <param name="full">Whether to add Stirling's approximation of ln t!, <c>t · ln t − t + ½ ln 2πt</c>, where t &gt; 1.</param>
    /// <param name="epsilon">ε, which keeps the logarithm finite.</param>
    /// <param name="reduction">What becomes of the losses of single elements.</param>
    /// <param name="weight">A constant that multiplies each loss; broadcasts. The mean divides by the sum of the weights.</param>
    /// <inheritdoc cref="Loss"/>
    public static Variable<T> PoissonNllLoss<T>(this Variable<T> prediction, Variable<T> target, bool logInput = true, bool full = false, double epsilon = 1e-8, Reduction reduction = Reduction.Mean, Variable<T>? weight = null)
        where T : unmanaged, IFloatingPointIeee754<T> => prediction.Loss(target, new PoissonNllLoss(logInput, full, epsilon), reduction, weight);
}

/// <summary>Negative log likelihood of a Poisson distribution: <c>ℓ = λ − t · ln λ</c></summary>
public readonly struct PoissonNllLoss : ILoss
{
    /// <summary>Of ln λ, without the terms that depend on the target only.</summary>
    public PoissonNllLoss()
        : this(logInput: true)
    {
    }

    /// <summary>As given.</summary>
    /// <param name="logInput">Whether predictions are ln λ.</param>
    /// <param name="full">Whether to add Stirling's approximation of ln t! where t &gt; 1.</param>
    /// <param name="epsilon">What is added to λ before its logarithm is taken.</param>
    public PoissonNllLoss(bool logInput, bool full = false, double epsilon = 1e-8)
    {
        LogInput = logInput;
        Full = full;
        Epsilon = epsilon;
    }

    /// <summary>Whether predictions are ln λ.</summary>
    public bool LogInput { get; }

    /// <summary>Whether Stirling's approximation of ln t! is added.</summary>
    public bool Full { get; }

    /// <summary>What is added to λ before its logarithm is taken.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
    {
        TReal loss = LogInput
            ? TReal.Exp(prediction) - (target * prediction)
            : prediction - (target * TReal.Log(prediction + TReal.From(Epsilon)));
        return Full ? loss + LogFactorial(target) : loss;
    }

    private static TReal LogFactorial<TReal>(TReal t)
        where TReal : struct, IReal<TReal>
    {
        TReal stirling = (t * TReal.Log(t)) - t + (TReal.From(0.5) * TReal.Log(TReal.From(2 * Math.PI) * t));
        return TReal.IfLessOrEqual(t, TReal.From(1), TReal.From(0), stirling);
    }
}
