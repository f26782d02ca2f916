using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace TrainFile.Training;

/// <summary>What came out of a training.</summary>
internal sealed record Outcome
{
    /// <summary>The whole model, from the table's columns to predictions.</summary>
    public required ITransformer Model { get; init; }

    public required DataViewSchema InputSchema { get; init; }

    public required IReadOnlyList<EpochReport> History { get; init; }

    /// <summary>Whether it was stopped by Ctrl+C.</summary>
    public required bool Stopped { get; init; }

    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>What the columns of weights stand for; one without a name where there is one.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    /// <summary>The features, the most important first.</summary>
    public required IReadOnlyList<FeatureWeights> Features { get; init; }

    /// <summary>The bias of each output.</summary>
    public required IReadOnlyList<float> Biases { get; init; }

    /// <summary>The metric that importances are losses of.</summary>
    public required string ImportanceMetric { get; init; }

    /// <summary>Actual and predicted numbers of the test rows; null for classes.</summary>
    public (double[] Actual, double[] Predicted)? Predictions { get; init; }

    /// <summary>Null for numbers.</summary>
    public Confusion? Confusion { get; init; }

    /// <summary>The epoch whose model it is; null where none was finished.</summary>
    public EpochReport? Epoch { get; init; }

    /// <summary>How the training ended, where it was not at its last epoch.</summary>
    public string? Sentence
    {
        get
        {
            EpochReport? last = History.LastOrDefault();
            if (Stopped && (last is null || Epoch is null))
                return "Stopped by Ctrl+C before the first epoch was done; the model is hardly trained.";
            if (last is null || (!Stopped && last.Epoch == last.NumberOfEpochs))
                return null;
            string which = Epoch?.ValidationLoss is null ? "the last one" : FormattableString.Invariant($"epoch {Epoch.Epoch}, which had the smallest validation loss");
            return FormattableString.Invariant($"{(Stopped ? "Stopped by Ctrl+C" : "Stopped early")} after epoch {last.Epoch} of {last.NumberOfEpochs}; the model is that of {which}.");
        }
    }
}
