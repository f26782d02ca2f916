using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Squared error: <c>ℓ = (p − t)²; dp += dy · 2(p − t)</c>, by default the mean over all elements.</summary>
    /// <param name="prediction">p, of any shape.</param>
    /// <param name="target">t, of the same shape.</param>
    /// <param name="reduction">What becomes of the losses of single elements.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Variable<T> MseLoss<T>(Variable<T> prediction, Variable<T> target, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => LossOperation<T, SquaredError>.Apply(prediction, target, reduction);
}

internal readonly struct SquaredError : ILossFormula, IOperation
{
    public static string Name => "MseLoss";

    public static TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
    {
        TReal error = prediction - target;
        return error * error;
    }
}
