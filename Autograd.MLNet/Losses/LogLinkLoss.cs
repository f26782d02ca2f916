using Autograd.Core;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary><c>ℓ(eᵖ, y)</c></summary>
internal sealed class LogLinkLoss(AutogradLoss loss) : AutogradLoss(loss.Name, loss.Targets)
{
    internal override Variable<float> Sum(Variable<float> predictions, Variable<float> labels, Variable<float>? weights)
        => loss.Sum(predictions.Exp(), labels, weights);
}
