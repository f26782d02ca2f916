using Autograd.Core;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary>The logarithm of the hyperbolic cosine: on standardised labels <c>ln cosh(s·e) / s²</c>.</summary>
internal sealed class LogCosh(double scale) : StructLoss<LogCoshFormula>(new LogCoshFormula(scale), "LogCosh", LossTargets.Regression | LossTargets.LogLink)
{
    private readonly double _scale = scale;

    internal override double? UnitOf(double deviation) => deviation * deviation;

    internal override AutogradLoss Standardized(double mean, double deviation) => new LogCosh(_scale * deviation);
}
