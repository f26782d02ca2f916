using Autograd.Core;
using Autograd.Core.Optimizers;

namespace Autograd.MLNet.Models;

/// <summary>A model of dense rows: weights [outputs, columns].</summary>
internal sealed class DenseModel(int columns, int outputs) : LinearModel(columns, outputs)
{
    public override Variable<float> Weights { get; } = Variable.Zeros<float>([outputs, columns], requiresGrad: true);

    public override BlockInput NewInput() => new DenseInput(Columns);

    public override void EndBatch(Optimizer<float> optimizer, in Penalties penalties)
    {
        if (penalties.L1 > 0)
            optimizer.SoftThreshold(optimizer.ParameterGroups[0], penalties.L1);
        if (penalties.NonNegative)
            RemoveNegativeWeights();
    }

    public override float[] GetWeights() => Weights.ToArray();

    public override void SetWeights(ReadOnlySpan<float> weights) => weights.CopyTo(Weights.Detach().AsWritableSpan());
}
