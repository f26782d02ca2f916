namespace Microsoft.ML.Trainers;

/// <summary>What all trainers of this library can be told.</summary>
public abstract class LinearTrainerOptions
{
    private protected LinearTrainerOptions()
    {
    }

    /// <summary>The column of labels. Default: "Label".</summary>
    public string LabelColumnName = "Label";

    /// <summary>The column of features, a vector of <see cref="float"/> of known size. Default: "Features".</summary>
    public string FeatureColumnName = "Features";

    /// <summary>The column of example weights, a scalar of <see cref="float"/>; null for equal weights. Default: null.</summary>
    public string? ExampleWeightColumnName;

    /// <summary>
    /// The step of gradient descent on standardised features and labels; positive. Null derives it from the data, so that no batch can make training diverge. Default: null.
    /// </summary>
    public float? LearningRate;

    /// <summary>
    /// How often training goes over the data; positive. Null takes at least 20 epochs and 2,000 steps, whichever is more, and 1,000 epochs at most. Default: null.
    /// </summary>
    public int? NumberOfEpochs;

    /// <summary>The number of rows in a step; positive. Default: 64.</summary>
    public int BatchSize = 64;

    /// <summary>λ of the penalty λ/2·‖w‖² on the weights of the standardised features, beside the loss of the standardised label; not negative. The bias is free. Default: 0.</summary>
    public float L2Regularization;

    /// <summary>Whether each epoch goes over the rows in a new random order. Default: true.</summary>
    public bool Shuffle = true;

    /// <summary>Seed of the random order; null takes it from the <see cref="MLContext"/>. The same seed gives the same bits. Default: null.</summary>
    public int? Seed;

    /// <summary>
    /// Receives a report at the end of each epoch, on the training thread. <see cref="Progress{T}"/> passes reports on through the thread pool, late and in any order; implement
    /// <see cref="IProgress{T}"/> to get them at once. Default: null.
    /// </summary>
    public IProgress<EpochReport>? Progress;

    /// <summary>Refuses values out of range.</summary>
    internal void Check()
    {
        CheckName(LabelColumnName, nameof(LabelColumnName));
        CheckName(FeatureColumnName, nameof(FeatureColumnName));
        if (LearningRate is { } rate && !(rate > 0 && float.IsFinite(rate)))
            throw OutOfRange(nameof(LearningRate), rate, "must be positive and finite; leave it null to derive it from the data");
        if (NumberOfEpochs is < 1)
            throw OutOfRange(nameof(NumberOfEpochs), NumberOfEpochs, "must be at least 1; leave it null to derive it from the data");
        if (BatchSize < 1)
            throw OutOfRange(nameof(BatchSize), BatchSize, "must be at least 1");
        if (!(L2Regularization >= 0 && float.IsFinite(L2Regularization)))
            throw OutOfRange(nameof(L2Regularization), L2Regularization, "must be finite and not negative");
    }

    private static void CheckName(string? name, string option)
    {
        if (string.IsNullOrEmpty(name))
            throw new ArgumentException($"Autograd: {option} must name a column.", option);
    }

    private static ArgumentOutOfRangeException OutOfRange(string option, object? value, string rule)
        => new(option, value, FormattableString.Invariant($"Autograd: {option} {rule}, got {value}."));
}
