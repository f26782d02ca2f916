namespace Soak.Service;

/// <summary>What the server said.</summary>
/// <param name="Model">The time of the model's file.</param>
/// <param name="Flat">The number of the flat it was asked about.</param>
/// <param name="Score">Its price.</param>
internal readonly record struct Answer(DateTime Model, int Flat, float Score);
