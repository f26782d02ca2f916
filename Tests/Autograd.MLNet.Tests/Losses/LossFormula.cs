using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Losses;

/// <summary>A loss and what its documentation says.</summary>
public sealed record LossFormula(AutogradLoss Loss, Func<double, double, double> Value, Func<double, double, double> Slope)
{
    /// <summary>Compares on all predictions and labels.</summary>
    internal void AssertIs(IScalarLoss loss, IEnumerable<float> predictions, IEnumerable<float> labels)
    {
        foreach (float p in predictions)
        {
            foreach (float y in labels)
            {
                double value = Value(p, y), slope = Slope(p, y);
                Assert.AreEqual(value, loss.Loss(p, y), 1e-12 * Math.Max(1, Math.Abs(value)), $"{Loss} of prediction {p} and label {y}");
                Assert.AreEqual(slope, loss.Derivative(p, y), 1e-7 * Math.Max(1, Math.Abs(slope)), $"slope of {Loss} at prediction {p} and label {y}");
            }
        }
    }

    public override string ToString() => Loss.ToString();
}
