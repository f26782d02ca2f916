using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary>ML.NET's losses of counts and amounts as functions of the prediction: <see cref="PoissonLoss"/> takes its logarithm, and the derivative of both is along the logarithm.</summary>
internal sealed class LossOfLogarithm(IRegressionLoss loss) : IRegressionLoss
{
    public double Loss(float output, float label) => loss.Loss(Argument(output), label);

    public float Derivative(float output, float label) => loss.Derivative(Argument(output), label) / output;

    private float Argument(float output) => loss is PoissonLoss ? MathF.Log(output) : output;
}
