using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Of pairs of which the first should rank higher (t = 1) or lower (t = −1): <c>ℓ = max(0, m − t · (a − b))</c></summary>
    /// <param name="a">The scores of the first, of any shape.</param>
    /// <param name="b">The scores of the second, of the same shape.</param>
    /// <param name="target">t, 1 or −1, of the same shape.</param>
    /// <param name="margin">m.</param>
    /// <param name="reduction">What becomes of the losses of single elements.</param>
    /// <param name="weight">A constant that multiplies each loss; broadcasts. The mean divides by the sum of the weights.</param>
    /// <inheritdoc cref="Loss"/>
    public static Variable<T> MarginRankingLoss<T>(this Variable<T> a, Variable<T> b, Variable<T> target, double margin = 0, Reduction reduction = Reduction.Mean, Variable<T>? weight = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (a.Shape != b.Shape || a.Shape != target.Shape)
            throw new ArgumentException($"MarginRankingLoss: all inputs must have the same shape, they are {a.Shape}, {b.Shape} and target {target.Shape}. Reshape them.", nameof(target));
        return (a - b).Loss(target, new MarginRankingLoss(margin), reduction, weight);
    }
}

/// <summary>With p the difference of two scores, <c>ℓ = max(0, m − t · p)</c>: also the hinge loss of classes 1 and −1, with m = 1.</summary>
/// <param name="margin">m; by default 0.</param>
public readonly struct MarginRankingLoss(double margin) : ILoss
{
    /// <summary>The difference from which pairs in the right order cost nothing.</summary>
    public double Margin => margin;

    /// <inheritdoc/>
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
    {
        TReal zero = TReal.From(0), missing = TReal.From(margin) - (target * prediction);
        return TReal.IfLess(missing, zero, zero, missing);
    }
}
