using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary>A formula as ML.NET's loss of binary classification, which calls every positive label true.</summary>
internal sealed class ClassificationLossAdapter(IFormula formula) : IClassificationLoss
{
    public double Loss(float output, float label) => formula.Value(output, label > 0 ? 1 : 0);

    public float Derivative(float output, float label) => (float)formula.Slope(output, label > 0 ? 1 : 0);
}
