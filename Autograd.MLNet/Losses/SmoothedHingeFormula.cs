using Autograd.Core;

namespace Autograd.MLNet.Losses;

/// <summary>With z = sp: <c>0 where z ≥ 1, (1 − z)²/(2γ) where z > 1 − γ, else 1 − z − γ/2</c></summary>
internal readonly struct SmoothedHingeFormula(double smoothing) : ILoss
{
    private readonly double _smoothing = smoothing > 0 && double.IsFinite(smoothing) ? smoothing : throw new ArgumentOutOfRangeException(
        nameof(smoothing), smoothing, FormattableString.Invariant($"Autograd: the smoothing of the smoothed hinge loss must be positive and finite, got {smoothing}. For none, take Hinge."));

    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
    {
        TReal short_ = TReal.Max(TReal.From(0), TReal.From(1) - Margin.Of(prediction, target)), half = TReal.From(0.5);
        return TReal.IfLess(short_, TReal.From(_smoothing), short_ * short_ * TReal.From(0.5 / _smoothing), short_ - (half * TReal.From(_smoothing)));
    }
}
