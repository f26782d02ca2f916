using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Squared error near the target, absolute error far from it: with e = p − t, <c>ℓ = e²/2 where |e| &lt; δ, else δ · (|e| − δ/2)</c></summary>
    /// <param name="prediction">p, of any shape.</param>
    /// <param name="target">t, of the same shape.</param>
    /// <param name="reduction">What becomes of the losses of single elements.</param>
    /// <param name="delta">δ, positive.</param>
    /// <param name="weight">A constant that multiplies each loss; broadcasts. The mean divides by the number of losses, as PyTorch does for this one.</param>
    /// <inheritdoc cref="Loss"/>
    public static Variable<T> HuberLoss<T>(this Variable<T> prediction, Variable<T> target, Reduction reduction = Reduction.Mean, double delta = 1, Variable<T>? weight = null)
        where T : unmanaged, IFloatingPointIeee754<T> => prediction.Loss(target, new HuberLoss(delta), reduction, weight);
}

/// <summary>With e = p − t, <c>ℓ = e²/2 where |e| &lt; δ, else δ · (|e| − δ/2)</c></summary>
/// <remarks>Source: Huber, "Robust estimation of a location parameter", Annals of Mathematical Statistics 35 (1964).</remarks>
public readonly struct HuberLoss : ILoss
{
    /// <summary>With δ = 1.</summary>
    public HuberLoss()
        : this(1)
    {
    }

    /// <summary>With a given δ.</summary>
    /// <param name="delta">Where the square ends; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delta"/> is not positive.</exception>
    public HuberLoss(double delta)
        => Delta = delta > 0 ? delta : throw new ArgumentOutOfRangeException(nameof(delta), delta, $"HuberLoss: delta must be positive, got {delta}.");

    /// <inheritdoc/>
    public static bool MeanIsWeighted => false;

    /// <summary>Where the square ends.</summary>
    public double Delta { get; }

    /// <inheritdoc/>
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
    {
        TReal error = prediction - target, distance = TReal.Abs(error), delta = TReal.From(Delta), half = TReal.From(0.5);
        return TReal.IfLess(distance, delta, half * error * error, delta * (distance - (half * delta)));
    }
}
