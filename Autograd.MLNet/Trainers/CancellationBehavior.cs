namespace Microsoft.ML.Trainers;

/// <summary>What a trainer does when it is cancelled.</summary>
public enum CancellationBehavior
{
    /// <summary>Throw <see cref="OperationCanceledException"/>; there is no model.</summary>
    Throw,

    /// <summary>Return the best model so far: that of the epoch with the smallest validation loss, or, without a validation set, that of the last step.</summary>
    KeepBest,
}
