namespace Microsoft.ML.Trainers;

/// <summary>What a trainer reports at the end of each epoch, through <see cref="IProgress{T}"/> and <c>MLContext.Log</c>.</summary>
public sealed record EpochReport
{
    /// <summary>The number of epochs done, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The number of epochs planned.</summary>
    public required int NumberOfEpochs { get; init; }

    /// <summary>The mean loss over the epoch's batches, each before its step: the mean squared error, in the label's units squared.</summary>
    public required double TrainLoss { get; init; }

    /// <summary>The learning rate of the epoch's last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Rows trained on per second in this epoch.</summary>
    public required double RowsPerSecond { get; init; }

    /// <summary>Time since training began.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>One line, as it is logged.</summary>
    public override string ToString()
        => FormattableString.Invariant($"Epoch {Epoch}/{NumberOfEpochs}: loss {TrainLoss:G6}, learning rate {LearningRate:G3}, {RowsPerSecond:N0} rows/s");
}
