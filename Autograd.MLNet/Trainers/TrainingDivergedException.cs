namespace Microsoft.ML.Trainers;

/// <summary>The loss, or a weight, has become infinite or NaN: training stopped, and the last weights that were finite are here.</summary>
/// <remarks>
/// They are where training had got to, which may already be far off: to begin anew with a smaller learning rate is usually better than to go on from them.
/// Which operation made the first NaN is said where <see cref="Autograd.Core.AnomalyMode.Detect"/> is open around <c>Fit</c>.
/// </remarks>
public sealed class TrainingDivergedException : InvalidOperationException
{
    internal TrainingDivergedException(string message)
        : base(message)
    {
    }

    /// <summary>The epoch in which it happened, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The batch of that epoch, from 1: the first whose loss was not finite, or the last where only the weights are not.</summary>
    public required int Batch { get; init; }

    /// <summary>That batch's loss, or the epoch's mean where only the weights are not finite, in the label's units.</summary>
    public required double Loss { get; init; }

    /// <summary>The learning rate it was trained with.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The last epoch after which all was finite; 0 for the beginning.</summary>
    public required int LastFiniteEpoch { get; init; }

    /// <summary>The weights after that epoch, for the features as they are: as many for each output or class as there are features, one output after the other.</summary>
    public required IReadOnlyList<float> Weights { get; init; }

    /// <summary>The bias of each output or class after that epoch.</summary>
    public required IReadOnlyList<float> Biases { get; init; }
}
