using Autograd.Core;

namespace Autograd.MLNet.Losses;

/// <summary>A struct's formula on single numbers; the slope is the engine's.</summary>
internal sealed class StructFormula<TLoss>(TLoss loss) : IFormula
    where TLoss : struct, ILoss
{
    public double Value(double prediction, double label)
    {
        using GradMode.Scope scope = GradMode.NoGrad();
        return Variable.Scalar(prediction).Loss(Variable.Scalar(label), loss).Item();
    }

    public double Slope(double prediction, double label)
    {
        using GradMode.Scope scope = GradMode.EnableGrad();
        Variable<double> p = Variable.Scalar(prediction, requiresGrad: true);
        return Variable.Gradients(p.Loss(Variable.Scalar(label), loss), p)[0].Item();
    }
}
