namespace Microsoft.ML.Trainers;

/// <summary>max(0, margin − y · output), where y is 1 for a positive label and −1 for another</summary>
public sealed class HingeLoss(float margin = 1) : IClassificationLoss
{
    public double Loss(float output, float label)
    {
        float truth = label > 0 ? 1 : -1;
        float loss = margin - truth * output;
        return loss > 0 ? loss : 0;
    }

    public float Derivative(float output, float label)
    {
        float truth = label > 0 ? 1 : -1;
        return margin > truth * output ? -truth : 0;
    }
}
