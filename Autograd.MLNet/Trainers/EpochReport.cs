namespace Microsoft.ML.Trainers;

/// <summary>What a trainer reports at the end of each epoch, through <see cref="IProgress{T}"/> and <c>MLContext.Log</c>.</summary>
public sealed record EpochReport
{
    /// <summary>The number of epochs done, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The number of epochs planned.</summary>
    public required int NumberOfEpochs { get; init; }

    /// <summary>The mean loss over the epoch's batches, each before its step, without penalties, in the label's units (for squared error, squared).</summary>
    public required double TrainLoss { get; init; }

    /// <summary>The mean loss over the validation set after the epoch; null where there is none.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>How good the model is on the validation set after the epoch: R² for numbers, the share of right answers for classes. Null where there is none.</summary>
    public double? Metric { get; init; }

    /// <summary>The name of <see cref="Metric"/>, as in ML.NET's metrics: <c>RSquared</c>, <c>Accuracy</c> or <c>MicroAccuracy</c>.</summary>
    public required string MetricName { get; init; }

    /// <summary>The norm of the last batch's gradient with respect to weights and biases on standardised data, before clipping.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>The learning rate of the epoch's last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Rows trained on per second in this epoch.</summary>
    public required double RowsPerSecond { get; init; }

    /// <summary>Time since training began; after a resumption, since then.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>One line, as it is logged.</summary>
    public override string ToString()
    {
        string validation = ValidationLoss is { } loss ? FormattableString.Invariant($", validation loss {loss:G6}, {MetricName} {Metric:G6}") : "";
        return FormattableString.Invariant($"Epoch {Epoch}/{NumberOfEpochs}: loss {TrainLoss:G6}{validation}, learning rate {LearningRate:G3}, {RowsPerSecond:N0} rows/s");
    }
}
