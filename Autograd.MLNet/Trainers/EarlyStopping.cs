namespace Microsoft.ML.Trainers;

/// <summary>When to stop before all epochs are done: where the loss of the validation set (or, without one, the training loss) has stopped falling.</summary>
public sealed record EarlyStopping
{
    private readonly int _patience = 10;
    private readonly double _minimumImprovement;

    /// <summary>How many epochs in a row without improvement are let pass; at least 1. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Patience
    {
        get => _patience;
        init => _patience = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"EarlyStopping: Patience must be at least 1, got {value}.");
    }

    /// <summary>By how much a loss must be smaller than the smallest so far to count as an improvement, in the label's units; not negative. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or NaN.</exception>
    public double MinimumImprovement
    {
        get => _minimumImprovement;
        init => _minimumImprovement = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"EarlyStopping: MinimumImprovement must not be negative, got {value}."));
    }

    /// <summary>Whether the model is that of the epoch with the smallest loss, and not that of the last one. Default: true.</summary>
    public bool RestoreBest { get; init; } = true;
}
