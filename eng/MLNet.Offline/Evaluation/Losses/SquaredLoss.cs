namespace Microsoft.ML.Trainers;

/// <summary>(output − label)²</summary>
public sealed class SquaredLoss : IRegressionLoss
{
    public double Loss(float output, float label)
    {
        float difference = output - label;
        return difference * difference;
    }

    public float Derivative(float output, float label)
    {
        float difference = output - label;
        return 2 * difference;
    }
}
