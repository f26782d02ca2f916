using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Squared error: <c>ℓ = (p − t)²; dp += dy · 2(p − t)</c></summary>
    /// <inheritdoc cref="Loss"/>
    public static Variable<T> MseLoss<T>(this Variable<T> prediction, Variable<T> target, Reduction reduction = Reduction.Mean, Variable<T>? weight = null)
        where T : unmanaged, IFloatingPointIeee754<T> => prediction.Loss(target, default(MseLoss), reduction, weight);
}

/// <summary>Squared error: <c>ℓ = (p − t)²</c></summary>
public readonly struct MseLoss : ILoss
{
    /// <inheritdoc/>
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
    {
        TReal error = prediction - target;
        return error * error;
    }
}
