namespace Microsoft.ML.Trainers;

/// <summary>A loss for classification.</summary>
public interface IClassificationLoss : IScalarLoss;
