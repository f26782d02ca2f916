using Autograd.Core;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary>A loss behind ML.NET's interface, which gives value and slope of one row at a time.</summary>
internal sealed class ScalarLoss(IScalarLoss loss, string name, LossTargets targets) : AutogradLoss(name, targets)
{
    [ThreadStatic]
    private static Variable<float>? t_slopes;

    internal override double? CalibrationSlope => loss is LogLoss ? -1 : null;

    private protected override IFormula? SingleFormula => new InterfaceFormula(loss);

    /// <summary>Value and gradient by a linear function that touches the loss at the predictions: <c>Σ wᵢ·(ℓᵢ + ℓ′ᵢ·(p − pᵢ))</c></summary>
    internal override Variable<float> Sum(Variable<float> predictions, Variable<float> labels, Variable<float>? weights)
    {
        int rows = predictions.FlattenedLength;
        Variable<float> slopes = Slopes(rows);
        Span<float> slope = slopes.AsWritableSpan()[..rows];
        ReadOnlySpan<float> p = predictions.Detach().AsSpan(), y = labels.Detach().AsSpan();
        ReadOnlySpan<float> w = weights is { } given ? given.Detach().AsSpan() : default;
        double constant = 0;
        for (int i = 0; i < rows; i++)
        {
            float weight = w.IsEmpty ? 1 : w[i];
            slope[i] = weight * loss.Derivative(p[i], y[i]);
            constant += (weight * loss.Loss(p[i], y[i])) - ((double)slope[i] * p[i]);
        }

        return (predictions * slopes.Narrow(0, 0, rows).Reshape(rows, 1)).Sum() + (float)constant;
    }

    // One buffer a thread, kept from step to step. Its contents are read before the thread's next loss is computed only if backward runs in between, as training does.
    private static Variable<float> Slopes(int rows)
    {
        if (t_slopes is not { } slopes || slopes.FlattenedLength < rows)
            t_slopes = slopes = Variable.Zeros<float>([Math.Max(rows, 1024)]);
        return slopes;
    }

    private sealed class InterfaceFormula(IScalarLoss loss) : IFormula
    {
        public double Value(double prediction, double label) => loss.Loss((float)prediction, (float)label);

        public double Slope(double prediction, double label) => loss.Derivative((float)prediction, (float)label);
    }
}
