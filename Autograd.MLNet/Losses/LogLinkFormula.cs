using Autograd.Core;

namespace Autograd.MLNet.Losses;

/// <summary><c>ℓ(eᵖ, y)</c></summary>
internal readonly struct LogLinkFormula<TLoss>(TLoss loss) : ILoss
    where TLoss : struct, ILoss
{
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
        => loss.Value(TReal.Exp(prediction), target);
}
