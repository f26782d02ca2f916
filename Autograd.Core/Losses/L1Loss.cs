using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Absolute error: <c>ℓ = |p − t|; dp += dy · sign(p − t)</c></summary>
    /// <inheritdoc cref="Loss"/>
    public static Variable<T> L1Loss<T>(this Variable<T> prediction, Variable<T> target, Reduction reduction = Reduction.Mean, Variable<T>? weight = null)
        where T : unmanaged, IFloatingPointIeee754<T> => prediction.Loss(target, default(L1Loss), reduction, weight);
}

/// <summary>Absolute error: <c>ℓ = |p − t|</c>, with slope 0 where they are equal.</summary>
public readonly struct L1Loss : ILoss
{
    /// <inheritdoc/>
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal> => TReal.Abs(prediction - target);
}
