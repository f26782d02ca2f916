using Autograd.Distributed;

namespace Microsoft.ML.Trainers;

/// <summary>What all trainers of this library can be told.</summary>
/// <remarks>
/// Features are standardised inside, unless <see cref="Standardize"/> says otherwise, and so is a numeric label: losses, penalties and learning rates count on that scale, which
/// makes one set of defaults fit all data. The loss is then that of the label divided by its deviation (for a log link, by its mean; a loss of one's own is divided by its value at the start of the training).
/// What is reported is always in the label's own units.
/// </remarks>
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

    /// <summary>What training makes small; null takes the task's own. Default: null.</summary>
    public AutogradLoss? Loss;

    /// <summary>How steps follow from gradients; null takes stochastic gradient descent for squared errors, and Adam for all other losses and with an L1 penalty. Default: null.</summary>
    public AutogradOptimizer? Optimizer;

    /// <summary>
    /// The step; positive. Null takes 1/√(number of steps), between .002 and .1, for Adam, AdamW and RMSprop, .5 for Adagrad, and for gradient descent the largest rate with which no batch can make training diverge, derived from
    /// the data and the curvature of the loss. Default: null.
    /// </summary>
    public float? LearningRate;

    /// <summary>How the learning rate changes; null takes <see cref="AutogradSchedule.PolynomialDecay"/>, and L-BFGS a constant one. Default: null.</summary>
    public AutogradSchedule? Schedule;

    /// <summary>
    /// How often training goes over the data; positive. Null takes at least 20 epochs and 2,000 steps, whichever is more, and 1,000 epochs at most. Default: null.
    /// </summary>
    public int? NumberOfEpochs;

    /// <summary>The number of rows in a step; positive. L-BFGS takes all. Default: 64.</summary>
    public int BatchSize = 64;

    /// <summary>The largest norm of a batch's gradient; longer ones are scaled down to it. Null for no limit. Default: null.</summary>
    public float? GradientClipNorm;

    /// <summary>The largest absolute value in a batch's gradient; larger ones are cut. Null for no limit. Default: null.</summary>
    public float? GradientClipValue;

    /// <summary>λ₁ of the penalty λ₁·‖w‖₁, which makes weights exactly zero; not negative. The bias is free. Together with <see cref="L2Regularization"/> it is the elastic net. Default: 0.</summary>
    public float L1Regularization;

    /// <summary>λ₂ of the penalty λ₂/2·‖w‖²; not negative. The bias is free. Default: 0.</summary>
    public float L2Regularization;

    /// <summary>Whether weights must not be negative. The bias is free. Default: false.</summary>
    public bool NonNegativeWeights;

    /// <summary>
    /// The weights to begin with, on the features as they are, as the model has them (several outputs or classes one after the other); null for zeros. Default: null.
    /// </summary>
    public IReadOnlyList<float>? InitialWeights;

    /// <summary>
    /// The bias or biases to begin with; null for those of the best model without weights, or for zeros where <see cref="InitialWeights"/> are given or <see cref="Standardize"/> is false. Default: null.
    /// </summary>
    public IReadOnlyList<float>? InitialBiases;

    /// <summary>Whether training works on features with mean 0 and deviation 1 (sparse ones are only scaled), and on such labels. The model is for the features as they are, either way. Default: true.</summary>
    public bool Standardize = true;

    /// <summary>Whether each epoch goes over the rows in a new random order. Default: true.</summary>
    public bool Shuffle = true;

    /// <summary>Seed of the random order; null takes it from the <see cref="MLContext"/>. The same seed gives the same bits. Default: null.</summary>
    public int? Seed;

    /// <summary>
    /// How many threads share the rows of a batch, of which each takes 1,024 at a time; null for one to a processor, at most 8, where rows have 32 numbers (features times outputs) or are sparse, and else for
    /// one. Their number does not change a bit of the result. Default: null.
    /// </summary>
    public int? NumberOfThreads;

    /// <summary>
    /// How many bytes of rows to hold in memory; positive. Larger data are read anew in each epoch, in parts of half this size whose rows are shuffled: a thread reads the next part while one is
    /// trained on. Null for no limit. Default: null.
    /// </summary>
    public long? MemoryBudget;

    /// <summary>
    /// The share of the rows that are held back, from 0 to below 1, to measure the loss on after each epoch, where no validation set is given. Default: 0.
    /// </summary>
    public float ValidationFraction;

    /// <summary>When to stop before all epochs are done; null for never. Default: null.</summary>
    public EarlyStopping? EarlyStopping;

    /// <summary>Stop once the loss (of the validation set, if there is one) is no larger than this, in the label's units; null for no target. Default: null.</summary>
    public double? TargetLoss;

    /// <summary>
    /// Receives a report at the end of each epoch, on the training thread. <see cref="Progress{T}"/> passes reports on through the thread pool, late and in any order; implement
    /// <see cref="IProgress{T}"/>, or take a <see cref="TrainingHistory"/>, to get them at once. Default: null.
    /// </summary>
    public IProgress<EpochReport>? Progress;

    /// <summary>Ends training early. Default: none.</summary>
    public CancellationToken CancellationToken;

    /// <summary>What happens when training is cancelled. Default: <see cref="CancellationBehavior.Throw"/>.</summary>
    public CancellationBehavior OnCancellation;

    /// <summary>The file that checkpoints are written to, each replacing the one before, all or nothing; null for none. Default: null.</summary>
    public string? CheckpointPath;

    /// <summary>How many epochs lie between two checkpoints; at least 1. Default: 1.</summary>
    public int CheckpointEveryEpochs = 1;

    /// <summary>
    /// A checkpoint to go on from; null to begin anew. With the same data and options the model is the same, bit for bit, as if training had never been interrupted. Default: null.
    /// </summary>
    public string? ResumeFrom;

    /// <summary>
    /// The ranks that train together, each with a share of the rows, over MPI for instance; null for this process alone. The data given to <c>Fit</c> are then this rank's share, and all ranks call it with the same options.
    /// The model is, but for rounding, that of one process with all rows, and the same on all ranks. Reports go to rank 0, which alone writes and reads checkpoints. Default: null.
    /// </summary>
    public ICommunicator? Communicator;

    /// <summary>
    /// How many blocks the rows of all ranks are divided into, whose gradients are added in the order of the rows: then the model has the same bits on any number of ranks, up to as many, at the price of
    /// sending as many gradients in each step. Shares must be whole blocks, as <c>mlContext.Data.ShardRows</c> makes them. Null to add gradients as they come. Default: null.
    /// </summary>
    public int? ReproducibleBlocks;

    /// <summary>
    /// After how many steps on rows of their own the ranks average their weights (local SGD), which spares slow networks; null to add the gradients of every step. What the optimizer remembers stays each
    /// rank's own. Default: null.
    /// </summary>
    public int? AverageEverySteps;

    /// <summary>What the weights of rows with the label 1 are multiplied by.</summary>
    internal virtual float PositiveWeight => 1;

    /// <summary>Refuses values out of range.</summary>
    internal virtual void Check()
    {
        CheckName(LabelColumnName, nameof(LabelColumnName));
        CheckName(FeatureColumnName, nameof(FeatureColumnName));
        Require(LearningRate is not { } rate || (rate > 0 && float.IsFinite(rate)), nameof(LearningRate), LearningRate, "must be positive and finite; leave it null to derive it from the data");
        Require(NumberOfEpochs is not < 1, nameof(NumberOfEpochs), NumberOfEpochs, "must be at least 1; leave it null to derive it from the data");
        Require(BatchSize >= 1, nameof(BatchSize), BatchSize, "must be at least 1");
        Require(GradientClipNorm is not { } norm || norm > 0, nameof(GradientClipNorm), GradientClipNorm, "must be positive; leave it null for no limit");
        Require(GradientClipValue is not { } value || value > 0, nameof(GradientClipValue), GradientClipValue, "must be positive; leave it null for no limit");
        Require(L1Regularization >= 0 && float.IsFinite(L1Regularization), nameof(L1Regularization), L1Regularization, "must be finite and not negative");
        Require(L2Regularization >= 0 && float.IsFinite(L2Regularization), nameof(L2Regularization), L2Regularization, "must be finite and not negative");
        Require(NumberOfThreads is not < 1, nameof(NumberOfThreads), NumberOfThreads, "must be at least 1; leave it null to let the trainer choose");
        Require(MemoryBudget is not <= 0, nameof(MemoryBudget), MemoryBudget, "must be positive; leave it null for no limit");
        Require(ValidationFraction is >= 0 and < 1, nameof(ValidationFraction), ValidationFraction, "must be at least 0 and below 1");
        Require(TargetLoss is not { } target || !double.IsNaN(target), nameof(TargetLoss), TargetLoss, "must be a number; leave it null for no target");
        Require(CheckpointEveryEpochs >= 1, nameof(CheckpointEveryEpochs), CheckpointEveryEpochs, "must be at least 1");
        Require(ReproducibleBlocks is not < 1, nameof(ReproducibleBlocks), ReproducibleBlocks, "must be at least 1; leave it null to add gradients as they come");
        Require(AverageEverySteps is not < 1, nameof(AverageEverySteps), AverageEverySteps, "must be at least 1; leave it null to add the gradients of every step");
        Require(ReproducibleBlocks is null || Communicator is not null, nameof(ReproducibleBlocks), ReproducibleBlocks, "must be null without a Communicator; a LocalCommunicator is one for a single process");
        Require(AverageEverySteps is null || Communicator is not null, nameof(AverageEverySteps), AverageEverySteps, "must be null without a Communicator, whose ranks average");
        Require(AverageEverySteps is null || ReproducibleBlocks is null, nameof(AverageEverySteps), AverageEverySteps, "must be null with ReproducibleBlocks: ranks that step on their own depend on how many they are");
        Require(Communicator is null || MemoryBudget is null, nameof(MemoryBudget), MemoryBudget, "must be null with a Communicator: each rank holds its share in memory; take more ranks");
        Require(Enum.IsDefined(OnCancellation), nameof(OnCancellation), OnCancellation, "must be Throw or KeepBest");
        CheckFinite(InitialWeights, nameof(InitialWeights));
        CheckFinite(InitialBiases, nameof(InitialBiases));
        CheckPath(CheckpointPath, nameof(CheckpointPath));
        CheckPath(ResumeFrom, nameof(ResumeFrom));
        if (Optimizer is { IsFullBatch: true })
        {
            Require(AverageEverySteps is null, nameof(AverageEverySteps), AverageEverySteps, "must be null with L-BFGS, which goes over all rows of all ranks; choose another optimizer");
            Require(L1Regularization == 0, nameof(L1Regularization), L1Regularization, "must be 0 with L-BFGS, which wants a smooth loss; choose another optimizer");
            Require(!NonNegativeWeights, nameof(NonNegativeWeights), NonNegativeWeights, "must be false with L-BFGS, which knows no bounds; choose another optimizer");
            Require(MemoryBudget is null, nameof(MemoryBudget), MemoryBudget, "must be null with L-BFGS, which goes over all rows several times an epoch; choose another optimizer");
            Require(Schedule is null, nameof(Schedule), Schedule, "must be null with L-BFGS, whose line search decides the step");
            Require(GradientClipNorm is null, nameof(GradientClipNorm), GradientClipNorm, "must be null with L-BFGS, whose line search decides the step");
            Require(GradientClipValue is null, nameof(GradientClipValue), GradientClipValue, "must be null with L-BFGS, whose line search decides the step");
        }
    }

    private static void CheckName(string? name, string option)
    {
        if (string.IsNullOrEmpty(name))
            throw new ArgumentException($"Autograd: {option} must name a column.", option);
    }

    private static void CheckPath(string? path, string option)
    {
        if (path is "")
            throw new ArgumentException($"Autograd: {option} must name a file; leave it null for none.", option);
    }

    private static void CheckFinite(IReadOnlyList<float>? values, string option)
    {
        for (int i = 0; i < values?.Count; i++)
            Require(float.IsFinite(values[i]), $"{option}[{i}]", values[i], "must be finite");
    }

    private protected static void Require(bool holds, string option, object? value, string rule)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(option, value, FormattableString.Invariant($"Autograd: {option} {rule}, got {value}."));
    }
}
