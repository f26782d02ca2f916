using Autograd.Core;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary>The loss of a quantile: on standardised labels it is itself.</summary>
internal sealed class Pinball(double tau) : StructLoss<PinballLoss>(new PinballLoss(tau), FormattableString.Invariant($"Pinball({tau})"), LossTargets.Regression | LossTargets.LogLink)
{
    internal override double? UnitOf(double deviation) => deviation;

    internal override AutogradLoss Standardized(double mean, double deviation) => this;
}
