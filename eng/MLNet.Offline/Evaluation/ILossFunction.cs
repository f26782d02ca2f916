namespace Microsoft.ML.Trainers;

/// <summary>How bad an output is for a label.</summary>
public interface ILossFunction<in TOutput, in TLabel>
{
    double Loss(TOutput output, TLabel label);
}

/// <summary>A loss of one output, with its derivative.</summary>
public interface IScalarLoss : ILossFunction<float, float>
{
    float Derivative(float output, float label);
}

/// <summary>A loss for regression.</summary>
public interface IRegressionLoss : IScalarLoss;

/// <summary>A loss for classification.</summary>
public interface IClassificationLoss : IScalarLoss;
