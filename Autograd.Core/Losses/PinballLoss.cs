using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Quantile regression: <c>ℓ = max(τ · (t − p), (τ − 1) · (t − p))</c>, least in the mean where p is the τ-quantile of t.</summary>
    /// <param name="prediction">p, of any shape.</param>
    /// <param name="target">t, of the same shape.</param>
    /// <param name="tau">τ, between 0 and 1.</param>
    /// <param name="reduction">What becomes of the losses of single elements.</param>
    /// <param name="weight">A constant that multiplies each loss; broadcasts. The mean divides by the sum of the weights.</param>
    /// <inheritdoc cref="Loss"/>
    public static Variable<T> PinballLoss<T>(this Variable<T> prediction, Variable<T> target, double tau, Reduction reduction = Reduction.Mean, Variable<T>? weight = null)
        where T : unmanaged, IFloatingPointIeee754<T> => prediction.Loss(target, new PinballLoss(tau), reduction, weight);
}

/// <summary>Quantile regression: <c>ℓ = max(τ · (t − p), (τ − 1) · (t − p))</c>, with the mean of both slopes where p = t.</summary>
/// <remarks>Source: Koenker and Bassett, "Regression quantiles", Econometrica 46 (1978).</remarks>
public readonly struct PinballLoss : ILoss
{
    /// <summary>The median, τ = ½: half the absolute error.</summary>
    public PinballLoss()
        : this(0.5)
    {
    }

    /// <summary>A given quantile.</summary>
    /// <param name="tau">τ, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tau"/> is not between 0 and 1.</exception>
    public PinballLoss(double tau)
        => Tau = tau is > 0 and < 1 ? tau : throw new ArgumentOutOfRangeException(nameof(tau), tau, $"PinballLoss: tau must be between 0 and 1, got {tau}.");

    /// <summary>The quantile.</summary>
    public double Tau { get; }

    /// <inheritdoc/>
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
    {
        TReal less = target - prediction;
        return TReal.Max(TReal.From(Tau) * less, TReal.From(Tau - 1) * less);
    }
}
