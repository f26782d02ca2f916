using Autograd.Core;

namespace Autograd.MLNet.Losses;

/// <summary>Least in the mean at half the log odds, divided by β.</summary>
internal sealed class Exponential(double beta) : StructLoss<ExponentialFormula>(new ExponentialFormula(beta), FormattableString.Invariant($"Exponential({beta})"), LossTargets.Binary)
{
    private readonly double _beta = beta;

    internal override double? CalibrationSlope => -2 * _beta;
}
