using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary>A formula as ML.NET's loss of regression.</summary>
internal sealed class RegressionLossAdapter(IFormula formula) : IRegressionLoss
{
    public double Loss(float output, float label) => formula.Value(output, label);

    public float Derivative(float output, float label) => (float)formula.Slope(output, label);
}
