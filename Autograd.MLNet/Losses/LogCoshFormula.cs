using Autograd.Core;

namespace Autograd.MLNet.Losses;

/// <summary><c>ln cosh(s·(p − y)) / s²</c></summary>
internal readonly struct LogCoshFormula(double scale) : ILoss
{
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
    {
        // Each factor alone, because s² may be out of range where s is not.
        TReal s = TReal.From(scale), unit = TReal.From(1 / scale);
        return default(LogCoshLoss).Value(s * prediction, s * target) * unit * unit;
    }
}
