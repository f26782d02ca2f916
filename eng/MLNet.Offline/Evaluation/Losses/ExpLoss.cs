using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML.Trainers;

/// <summary>exp(−beta · y · output), where y is 1 for a positive label and −1 for another</summary>
public sealed class ExpLoss(float beta = 1) : IClassificationLoss
{
    public double Loss(float output, float label)
    {
        float truth = label > 0 ? 1 : -1;
        return MathUtils.ExpSlow(-beta * truth * output);
    }

    public float Derivative(float output, float label)
    {
        float truth = label > 0 ? 1 : -1;
        float factor = -beta * truth;
        return factor * MathUtils.ExpSlow(factor * output);
    }
}
