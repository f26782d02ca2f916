using Autograd.Core;

namespace Autograd.MLNet.Losses;

/// <summary><c>max(0, 1 − sp)</c></summary>
internal readonly struct HingeFormula : ILoss
{
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
        => TReal.Max(TReal.From(0), TReal.From(1) - Margin.Of(prediction, target));
}
