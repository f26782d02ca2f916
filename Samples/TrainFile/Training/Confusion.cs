namespace TrainFile.Training;

/// <summary>How often each class was taken for which.</summary>
/// <param name="Classes">The classes' names.</param>
/// <param name="Counts">Rows by the actual and the predicted class.</param>
internal sealed record Confusion(IReadOnlyList<string> Classes, IReadOnlyList<IReadOnlyList<double>> Counts);
