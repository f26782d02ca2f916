using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Negative log likelihood of a Tweedie distribution with mean μ, without the terms that depend on the target only: <c>ℓ = μ^(2−ρ)/(2−ρ) − t · μ^(1−ρ)/(1−ρ)</c></summary>
    /// <remarks>ρ = 0 is the normal distribution, 1 the Poisson distribution (<c>μ − t · ln μ</c>), 2 the gamma distribution (<c>ln μ + t/μ</c>); between 1 and 2, zeros and positive numbers mix.</remarks>
    /// <param name="prediction">ln μ, or μ itself; of any shape.</param>
    /// <param name="target">t, of the same shape.</param>
    /// <param name="power">ρ, at least 1 or at most 0.</param>
    /// <param name="logInput">Whether predictions are ln μ.</param>
    /// <param name="reduction">What becomes of the losses of single elements.</param>
    /// <param name="weight">A constant that multiplies each loss; broadcasts. The mean divides by the sum of the weights.</param>
    /// <inheritdoc cref="Loss"/>
    public static Variable<T> TweedieLoss<T>(this Variable<T> prediction, Variable<T> target, double power = 1.5, bool logInput = true, Reduction reduction = Reduction.Mean, Variable<T>? weight = null)
        where T : unmanaged, IFloatingPointIeee754<T> => prediction.Loss(target, new TweedieLoss(power, logInput), reduction, weight);
}

/// <summary>With mean μ and power ρ, <c>ℓ = μ^(2−ρ)/(2−ρ) − t · μ^(1−ρ)/(1−ρ)</c></summary>
/// <remarks>Source: Jørgensen, "Exponential dispersion models", Journal of the Royal Statistical Society B 49 (1987).</remarks>
public readonly struct TweedieLoss : ILoss
{
    /// <summary>With ρ = 1.5, of ln μ.</summary>
    public TweedieLoss()
        : this(1.5)
    {
    }

    /// <summary>With a given power.</summary>
    /// <param name="power">ρ, at least 1 or at most 0.</param>
    /// <param name="logInput">Whether predictions are ln μ.</param>
    /// <exception cref="ArgumentOutOfRangeException">No Tweedie distribution has this power.</exception>
    public TweedieLoss(double power, bool logInput = true)
    {
        Power = power is >= 1 or <= 0
            ? power
            : throw new ArgumentOutOfRangeException(nameof(power), power, $"TweedieLoss: no Tweedie distribution has power {power}. It must be at least 1 or at most 0.");
        LogInput = logInput;
    }

    /// <summary>ρ.</summary>
    public double Power { get; }

    /// <summary>Whether predictions are ln μ.</summary>
    public bool LogInput { get; }

    /// <inheritdoc/>
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal> => Integral(prediction, 2 - Power) - (target * Integral(prediction, 1 - Power));

    /// <summary><c>μ^n / n</c>, and ln μ where n = 0: what <c>μ^(n−1)</c> is the derivative of.</summary>
    private TReal Integral<TReal>(TReal x, double n)
        where TReal : struct, IReal<TReal>
    {
        if (n == 0)
            return LogInput ? x : TReal.Log(x);
        TReal exponent = TReal.From(n);
        return (LogInput ? TReal.Exp(exponent * x) : TReal.Pow(x, exponent)) / exponent;
    }
}
