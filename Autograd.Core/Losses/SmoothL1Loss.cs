using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Squared error near the target, absolute error far from it: with e = p − t, <c>ℓ = e²/2β where |e| &lt; β, else |e| − β/2</c></summary>
    /// <param name="prediction">p, of any shape.</param>
    /// <param name="target">t, of the same shape.</param>
    /// <param name="reduction">What becomes of the losses of single elements.</param>
    /// <param name="beta">β, not negative; 0 is the absolute error.</param>
    /// <param name="weight">A constant that multiplies each loss; broadcasts. The mean divides by the sum of the weights.</param>
    /// <inheritdoc cref="Loss"/>
    public static Variable<T> SmoothL1Loss<T>(this Variable<T> prediction, Variable<T> target, Reduction reduction = Reduction.Mean, double beta = 1, Variable<T>? weight = null)
        where T : unmanaged, IFloatingPointIeee754<T> => prediction.Loss(target, new SmoothL1Loss(beta), reduction, weight);
}

/// <summary>With e = p − t, <c>ℓ = e²/2β where |e| &lt; β, else |e| − β/2</c></summary>
public readonly struct SmoothL1Loss : ILoss
{
    /// <summary>With β = 1.</summary>
    public SmoothL1Loss()
        : this(1)
    {
    }

    /// <summary>With a given β.</summary>
    /// <param name="beta">Where the square ends; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is negative or NaN.</exception>
    public SmoothL1Loss(double beta)
        => Beta = beta >= 0 ? beta : throw new ArgumentOutOfRangeException(nameof(beta), beta, $"SmoothL1Loss: beta must not be negative, got {beta}.");

    /// <summary>Where the square ends.</summary>
    public double Beta { get; }

    /// <inheritdoc/>
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
    {
        TReal error = prediction - target, beta = TReal.From(Beta), half = TReal.From(0.5 * Beta);
        TReal square = TReal.From(0.5) * error * error / beta;

        // The edges belong to the straight pieces, so that β = 0 divides by nothing; the lower first, hence slope −1 at e = 0 then, as PyTorch has it.
        return TReal.IfLessOrEqual(error, -beta, -error - half, TReal.IfLess(error, beta, square, error - half));
    }
}
