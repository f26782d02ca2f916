using Autograd.Core;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary>The losses of counts and amounts: on labels divided by s they are themselves, times s^(2−ρ), but for the logarithm at both ends: <c>ln μ = ln s + ln μ′</c>.</summary>
internal sealed class Tweedie : StructLoss<Core.TweedieLoss>
{
    private readonly double _power;

    public Tweedie(double power, bool ofLogarithm = false)
        : base(new Core.TweedieLoss(Check(power), ofLogarithm), power == 1 ? "Poisson" : FormattableString.Invariant($"Tweedie({power})"), LossTargets.LogLink)
        => _power = power;

    internal override double? UnitOf(double deviation) => Math.Pow(deviation, 2 - _power);

    internal override (double A, double B) ConstantOf(double deviation) => _power switch
    {
        1 => (0, -deviation * Math.Log(deviation)),
        2 => (Math.Log(deviation), 0),
        _ => (0, 0),
    };

    internal override AutogradLoss Standardized(double mean, double deviation) => this;

    internal override AutogradLoss OfLogarithm() => new Tweedie(_power, ofLogarithm: true);

    private static double Check(double power) => power is >= 1 and <= 2
        ? power
        : throw new ArgumentOutOfRangeException(nameof(power), power, FormattableString.Invariant($"Autograd: the power of the Tweedie loss must be from 1 (counts) to 2 (gamma), got {power}."));
}
