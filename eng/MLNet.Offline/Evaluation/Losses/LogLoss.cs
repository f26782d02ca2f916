using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML.Trainers;

/// <summary>−ln p for a positive label, −ln (1 − p) for another, where p = sigmoid(output)</summary>
public sealed class LogLoss : IClassificationLoss
{
    public double Loss(float output, float label)
    {
        float probability = MathUtils.Sigmoid(output);
        return -Math.Log(Math.Max(label > 0 ? probability : 1 - probability, 1e-8));
    }

    public float Derivative(float output, float label)
    {
        float probability = MathUtils.Sigmoid(output);
        return label > 0 ? probability - 1 : probability;
    }
}
