namespace Microsoft.ML.Trainers;

/// <summary>A loss of one output, with its derivative.</summary>
public interface IScalarLoss : ILossFunction<float, float>
{
    float Derivative(float output, float label);
}
