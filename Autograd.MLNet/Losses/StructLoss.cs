using Autograd.Core;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary>A loss whose formula is a struct.</summary>
internal class StructLoss<TLoss>(TLoss loss, string name, LossTargets targets) : AutogradLoss(name, targets)
    where TLoss : struct, ILoss
{
    private protected override IFormula? SingleFormula => new StructFormula<TLoss>(loss);

    internal override Variable<float> Sum(Variable<float> predictions, Variable<float> labels, Variable<float>? weights)
        => predictions.Loss(labels, loss, Reduction.Sum, weights);

    internal override AutogradLoss Standardized(double mean, double deviation)
        => mean == 0 && deviation == 1 ? this : new StructLoss<AffineFormula<TLoss>>(new AffineFormula<TLoss>(loss, mean, deviation), Name, Targets);

    internal override AutogradLoss OfLogarithm() => new StructLoss<LogLinkFormula<TLoss>>(new LogLinkFormula<TLoss>(loss), Name, Targets);
}
