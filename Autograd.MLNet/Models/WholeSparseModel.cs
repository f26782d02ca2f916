using Autograd.Core;
using Autograd.Core.Optimizers;
using Autograd.MLNet.Data;

namespace Autograd.MLNet.Models;

/// <summary>A model of sparse rows all of whose weights [columns, outputs] take part in every step.</summary>
internal sealed class WholeSparseModel(int columns, int outputs, Standardization standardization) : LinearModel(columns, outputs)
{
    public override Variable<float> Weights { get; } = Variable.Zeros<float>([columns, outputs], requiresGrad: true);

    public override BlockInput NewInput() => new SparseInput(Columns, standardization, places: null);

    public override void EndBatch(Optimizer<float> optimizer, in Penalties penalties)
    {
    }

    public override float[] GetWeights() => SparseLayout.ByOutput(Weights.Detach().AsSpan(), Columns, Outputs);

    public override void SetWeights(ReadOnlySpan<float> weights)
        => SparseLayout.ByColumn(weights, Columns, Outputs).CopyTo(Weights.Detach().AsWritableSpan());
}
