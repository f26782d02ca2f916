using System.Numerics.Tensors;
using Autograd.Core;
using Autograd.MLNet.Communication;
using Autograd.MLNet.Data;
using Autograd.MLNet.Models;

namespace Autograd.MLNet.Training.Steps;

/// <summary>Gradients of rows that several ranks have together: each computes its part, and one reduction adds them.</summary>
internal sealed class SharedGradient : IGradient
{
    private readonly TrainingData _data;
    private readonly BatchGradient _gradient;
    private readonly LinearModel _model;
    private readonly CancellationToken _cancellation;
    private double _sum;

    public SharedGradient(TrainingData data, BatchGradient gradient, LinearModel model, CancellationToken cancellation)
    {
        (_data, _gradient, _model, _cancellation) = (data, gradient, model, cancellation);
        Exchange = new StepExchange(data.Ranks!, model.Weights.FlattenedLength + model.Outputs + 1);

        // A rank without a row in the first batch has a gradient all the same.
        model.Weights.SetGrad(Variable.Zeros<float>(model.Weights.Shape));
        model.Biases.SetGrad(Variable.Zeros<float>(model.Biases.Shape));
    }

    /// <summary>What adds the parts.</summary>
    public StepExchange Exchange { get; }

    public double ReportedLoss { get; private set; }

    public double TrainedLoss { get; private set; }

    public bool TryCompute(in RowBatch batch)
    {
        int weights = _model.TrainedWeights;
        Exchange.Length = weights + _model.Outputs + 1;
        _data.Ranks!.Next = Exchange;
        _gradient.Compute(batch);

        Span<float> numbers = Exchange.Numbers, ofWeights = _model.Weights.Grad!.Value.AsWritableSpan()[..weights], ofBiases = _model.Biases.Grad!.Value.AsWritableSpan();
        ofWeights.CopyTo(numbers);
        ofBiases.CopyTo(numbers[weights..]);
        numbers[^1] = (float)_gradient.TrainedLoss;
        if (!Exchange.Run(double.IsFinite(_gradient.ReportedLoss), _cancellation.IsCancellationRequested))
            return false;
        numbers[..weights].CopyTo(ofWeights);
        numbers.Slice(weights, _model.Outputs).CopyTo(ofBiases);
        TrainedLoss = numbers[^1];
        ReportedLoss = Exchange.IsFinite || !double.IsFinite(_gradient.ReportedLoss) ? _gradient.ReportedLoss : double.NaN;
        return true;
    }

    public void KeepLoss() => _sum += ReportedLoss;

    public double TakeLoss()
    {
        double own = _sum;
        _sum = 0;
        return _data.Ranks!.Sum(own);
    }
}
