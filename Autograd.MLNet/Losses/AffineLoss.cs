using Autograd.Core;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary><c>ℓ(m + s·p, m + s·y)</c></summary>
internal sealed class AffineLoss(AutogradLoss loss, double mean, double deviation) : AutogradLoss(loss.Name, loss.Targets)
{
    internal override Variable<float> Sum(Variable<float> predictions, Variable<float> labels, Variable<float>? weights)
        => loss.Sum(Original(predictions), Original(labels), weights);

    private Variable<float> Original(Variable<float> x) => (x * (float)deviation) + (float)mean;
}
