using Autograd.Core;

namespace Autograd.MLNet.Losses;

/// <summary><c>ℓ(m + s·p, m + s·y)</c></summary>
internal readonly struct AffineFormula<TLoss>(TLoss loss, double mean, double deviation) : ILoss
    where TLoss : struct, ILoss
{
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
    {
        TReal m = TReal.From(mean), s = TReal.From(deviation);
        return loss.Value(m + (s * prediction), m + (s * target));
    }
}
