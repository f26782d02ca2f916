namespace Microsoft.ML.Trainers;

/// <summary>exp(output) − label · output</summary>
public sealed class PoissonLoss : IRegressionLoss
{
    public double Loss(float output, float label) => Math.Exp(output) - label * output;

    public float Derivative(float output, float label) => (float)Math.Exp(output) - label;
}
