namespace TrainFile.Training;

/// <summary>A learned feature.</summary>
/// <param name="Name">The column, and the value where the column is text.</param>
/// <param name="Weights">What a unit more adds to each output.</param>
/// <param name="Importance">How much worse the test metric gets when the feature's values are shuffled.</param>
internal sealed record FeatureWeights(string Name, IReadOnlyList<float> Weights, double Importance);
