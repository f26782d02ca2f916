using Autograd.Core;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary>Huber's loss: on standardised labels it is that of δ / s.</summary>
internal sealed class Huber(double delta) : StructLoss<HuberLoss>(new HuberLoss(delta), FormattableString.Invariant($"Huber({delta})"), LossTargets.Regression | LossTargets.LogLink)
{
    private readonly double _delta = delta;

    internal override double? UnitOf(double deviation) => deviation * deviation;

    internal override AutogradLoss Standardized(double mean, double deviation) => new Huber(_delta / deviation);
}
