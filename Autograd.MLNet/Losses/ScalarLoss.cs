using Autograd.Core;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary>A loss behind ML.NET's interface, which gives value and slope of one row at a time.</summary>
internal sealed class ScalarLoss(IScalarLoss loss, LossTargets targets) : AutogradLoss(LossName.Of(loss), targets)
{
    private readonly IScalarLoss _ofPrediction = LossOfLogarithm.Is(loss) ? new LossOfLogarithm(loss) : loss;

    internal override double? CalibrationSlope => loss is LogLoss ? -1 : null;

    private protected override IFormula? SingleFormula => new InterfaceFormula(loss);

    /// <summary>Value and gradient by a linear function that touches the loss at the predictions: <c>Σ wᵢ·(ℓᵢ + ℓ′ᵢ·(p − pᵢ))</c></summary>
    internal override Variable<float> Sum(Variable<float> predictions, Variable<float> labels, Variable<float>? weights)
    {
        int rows = predictions.FlattenedLength;
        Variable<float> slopes = Variable.Zeros<float>([rows, 1]);
        Span<float> slope = slopes.AsWritableSpan();
        ReadOnlySpan<float> p = predictions.Detach().AsSpan(), y = labels.Detach().AsSpan();
        ReadOnlySpan<float> w = weights is { } given ? given.Detach().AsSpan() : default;
        double constant = 0;
        for (int i = 0; i < rows; i++)
        {
            float weight = w.IsEmpty ? 1 : w[i];
            slope[i] = weight * _ofPrediction.Derivative(p[i], y[i]);
            constant += (weight * _ofPrediction.Loss(p[i], y[i])) - ((double)slope[i] * p[i]);
        }

        return (predictions * slopes).Sum() + (float)constant;
    }

    private sealed class InterfaceFormula(IScalarLoss loss) : IFormula
    {
        public double Value(double prediction, double label) => loss.Loss((float)prediction, (float)label);

        public double Slope(double prediction, double label) => loss.Derivative((float)prediction, (float)label);
    }
}
