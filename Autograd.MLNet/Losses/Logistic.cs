using Autograd.Core;

namespace Autograd.MLNet.Losses;

/// <summary>Maximum likelihood: scores are log odds.</summary>
internal sealed class Logistic() : StructLoss<BinaryCrossEntropyWithLogits>(new BinaryCrossEntropyWithLogits(), "Logistic", LossTargets.Binary)
{
    internal override double? CalibrationSlope => -1;

    internal override double? UnitOf(double deviation) => 1;
}
