using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>ℓ = ln cosh(p − t); dp += dy · tanh(p − t)</c>: squared error near the target and absolute error far from it, smooth everywhere.</summary>
    /// <inheritdoc cref="Loss"/>
    public static Variable<T> LogCoshLoss<T>(this Variable<T> prediction, Variable<T> target, Reduction reduction = Reduction.Mean, Variable<T>? weight = null)
        where T : unmanaged, IFloatingPointIeee754<T> => prediction.Loss(target, default(LogCoshLoss), reduction, weight);
}

/// <summary><c>ℓ = ln cosh(p − t)</c></summary>
public readonly struct LogCoshLoss : ILoss
{
    private static readonly double Ln2 = Math.Log(2);

    /// <inheritdoc/>
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
    {
        TReal error = prediction - target, distance = TReal.Abs(error), tanh = TReal.Tanh(error);

        // cosh² = 1 / (1 − tanh²) keeps its digits near 0, and cosh = e^|x| (1 + e^(−2|x|)) / 2 does not overflow.
        TReal near = TReal.From(-0.5) * TReal.Log1p(-(tanh * tanh));
        TReal far = distance + TReal.Log1p(TReal.Exp(TReal.From(-2) * distance)) - TReal.From(Ln2);
        return TReal.IfLess(distance, TReal.From(1), near, far);
    }
}
