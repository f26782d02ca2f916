using Autograd.Core;

namespace Autograd.MLNet.Losses;

/// <summary><c>e^(−βsp)</c></summary>
internal readonly struct ExponentialFormula(double beta) : ILoss
{
    private readonly double _beta = beta > 0 && double.IsFinite(beta) ? beta : throw new ArgumentOutOfRangeException(
        nameof(beta), beta, FormattableString.Invariant($"Autograd: the β of the exponential loss must be positive and finite, got {beta}."));

    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
        => TReal.Exp(TReal.From(-_beta) * Margin.Of(prediction, target));
}
