using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary>ML.NET's losses of counts and amounts as functions of the prediction: <see cref="PoissonLoss"/> takes its logarithm, and the derivative of both is along the logarithm.</summary>
internal sealed class LossOfLogarithm(IScalarLoss loss) : IScalarLoss
{
    /// <summary>Whether a loss is one of them.</summary>
    public static bool Is(IScalarLoss loss) => loss is PoissonLoss or TweedieLoss;

    public double Loss(float output, float label) => loss.Loss(Argument(output), label);

    public float Derivative(float output, float label) => loss.Derivative(Argument(output), label) / output;

    private float Argument(float output) => loss is PoissonLoss ? MathF.Log(output) : output;
}
