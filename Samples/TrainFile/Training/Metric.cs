namespace TrainFile.Training;

/// <summary>How good the model is on rows it has not seen.</summary>
internal sealed record Metric(string Name, double Value, string Meaning);
