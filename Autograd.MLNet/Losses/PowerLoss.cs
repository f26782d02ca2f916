using Autograd.Core;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary>Powers of the error: on standardised labels they are themselves, in another unit.</summary>
internal sealed class PowerLoss<TLoss>(TLoss loss, string name, int power) : StructLoss<TLoss>(loss, name, LossTargets.Regression | LossTargets.LogLink)
    where TLoss : struct, ILoss
{
    internal override double? UnitOf(double deviation) => Math.Pow(deviation, power);

    internal override AutogradLoss Standardized(double mean, double deviation) => this;
}
