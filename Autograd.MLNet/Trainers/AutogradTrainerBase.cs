using Autograd.Core;
using Autograd.MLNet.Checkpoints;
using Autograd.MLNet.Communication;
using Autograd.MLNet.Data;
using Autograd.MLNet.Interop;
using Autograd.MLNet.Losses;
using Autograd.MLNet.Training;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>What the trainers of this library have in common: from columns of a data view to a linear model by mini-batch gradient descent.</summary>
/// <typeparam name="TTransformer">The transformer that <c>Fit</c> returns.</typeparam>
/// <typeparam name="TModel">Its model parameters.</typeparam>
public abstract class AutogradTrainerBase<TTransformer, TModel> : ITrainerEstimator<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private readonly LinearTrainerOptions _options;
    private readonly ColumnNames _columns;
    private readonly LossTargets _targets;
    private readonly int _seed;

    private protected AutogradTrainerBase(IHostEnvironment env, LinearTrainerOptions options, LabelKind labelKind, LossTargets targets)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        if (options.Loss is { } loss && (loss.Targets & targets) == 0)
            throw new ArgumentException($"Autograd: the loss {loss.Name} is for {loss.Targets}, and this trainer is for {targets}. Choose another loss or another trainer.", nameof(options));
        _options = options;
        _targets = targets;
        _columns = new ColumnNames(options.LabelColumnName, labelKind, options.FeatureColumnName, options.ExampleWeightColumnName);
        Host = env.Register(GetType().Name);
        _seed = options.Seed ?? Host.Rand.Next();
    }

    /// <summary>What the trainer wants of its data: no normalisation and no caching. It takes a validation set, and can go on from a model.</summary>
    public TrainerInfo Info { get; } = TrainerInfos.Create(
        normalization: false, calibration: false, caching: false, supportValid: true, supportIncrementalTrain: true, supportTest: false);

    private protected IHost Host { get; }

    private protected string LabelColumnName => _columns.Label;

    private protected string FeatureColumnName => _columns.Features;

    /// <summary>Trains on a data view.</summary>
    /// <param name="input">The data; read once, unless they exceed <see cref="LinearTrainerOptions.MemoryBudget"/>.</param>
    /// <returns>The transformer, for raw features.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has another type.</exception>
    /// <exception cref="InvalidOperationException">No row can be used.</exception>
    /// <exception cref="TrainingDivergedException">The loss or a weight has become infinite or NaN.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled, and <see cref="LinearTrainerOptions.OnCancellation"/> says to throw.</exception>
    /// <exception cref="CheckpointException">The checkpoint to resume from is damaged, or of other data or options.</exception>
    /// <exception cref="Autograd.Distributed.RankFailedException">Another rank has failed.</exception>
    public TTransformer Fit(IDataView input) => Fit(input, null, null);

    /// <summary>Trains on a data view, and measures the loss on another after each epoch.</summary>
    /// <param name="trainData">The data to train on.</param>
    /// <param name="validationData">The data to measure on, with the same columns.</param>
    /// <inheritdoc cref="Fit(IDataView)"/>
    public TTransformer Fit(IDataView trainData, IDataView validationData)
    {
        ArgumentNullException.ThrowIfNull(validationData);
        return Fit(trainData, validationData, null);
    }

    /// <summary>Goes on training a model.</summary>
    /// <param name="trainData">The data to train on.</param>
    /// <param name="modelParameters">The model to begin with.</param>
    /// <inheritdoc cref="Fit(IDataView)"/>
    public TTransformer Fit(IDataView trainData, TModel modelParameters)
    {
        ArgumentNullException.ThrowIfNull(modelParameters);
        return Fit(trainData, null, modelParameters);
    }

    /// <summary>Trains, with all that may be given.</summary>
    /// <param name="trainData">The data to train on.</param>
    /// <param name="validationData">The data to measure the loss on after each epoch; null for none.</param>
    /// <param name="modelParameters">The model to begin with; null to begin anew.</param>
    /// <inheritdoc cref="Fit(IDataView)"/>
    public TTransformer Fit(IDataView trainData, IDataView? validationData, TModel? modelParameters)
        => Train(trainData, validationData, modelParameters is null ? null : WeightsOf(modelParameters));

    /// <summary>The schema after the transformer: the input's columns and those with the predictions.</summary>
    /// <param name="inputSchema">The schema before.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        _columns.Check(inputSchema);
        var columns = new OrderedDictionary<string, SchemaShape.Column>();
        foreach (SchemaShape.Column column in inputSchema.Concat(OutputColumns(inputSchema.First(column => column.Name == _columns.Label))))
            columns[column.Name] = column;
        return new SchemaShape(columns.Values);
    }

    /// <summary>The columns that the transformer adds.</summary>
    private protected abstract IEnumerable<SchemaShape.Column> OutputColumns(SchemaShape.Column label);

    /// <summary>What is to be learned from data with this label.</summary>
    private protected abstract LearningTask CreateTask(DataViewSchema.Column label);

    /// <summary>Weights, output after output, and biases of a model.</summary>
    private protected abstract (float[] Weights, float[] Biases) WeightsOf(TModel model);

    /// <summary>The transformer with what was learned, on raw features.</summary>
    private protected abstract TTransformer CreateTransformer(float[] weights, float[] biases, IDataView trainData, Func<ScoredRows> score);

    /// <summary>Refuses labels that the loss cannot be computed of.</summary>
    private protected virtual void CheckLabels(AutogradLoss loss, DataStatistics statistics)
    {
    }

    /// <summary>Trains, from given weights where there are any.</summary>
    private protected TTransformer Train(IDataView trainData, IDataView? validationData, (float[] Weights, float[] Biases)? initial)
    {
        ArgumentNullException.ThrowIfNull(trainData);
        if (_options.Communicator is not { } communicator)
            return Train(trainData, validationData, initial, ranks: null);

        var ranks = new Ranks(communicator);
        try
        {
            TTransformer transformer = Train(trainData, validationData, initial, ranks);
            ranks.Agree();
            return transformer;
        }
        catch (Exception exception)
        {
            ranks.Fail(exception);
            throw;
        }
    }

    private TTransformer Train(IDataView trainData, IDataView? validationData, (float[] Weights, float[] Biases)? initial, Ranks? ranks)
    {
        _columns.Check(SchemaShapes.Of(trainData.Schema));
        if (validationData is not null)
            _columns.Check(SchemaShapes.Of(validationData.Schema));

        using IChannel channel = Host.Start("Training");

        // Whatever the caller is in the middle of, here gradients are wanted.
        using GradMode.Scope scope = GradMode.EnableGrad();
        LearningTask task = CreateTask(trainData.Schema[_columns.Label]);
        TrainingSetup setup = TrainingSetup.Create(trainData, validationData, _columns, task, _options, Seed(ranks), initial, CheckLabels, channel, ranks);
        var descent = new LinearDescent(setup, _options, channel);
        (float[] weights, float[] biases) = descent.Run();
        (float[] rawWeights, float[] rawBiases) = setup.Standardization.FoldBack(weights, biases);
        CheckRange(rawWeights, rawBiases);
        return CreateTransformer(rawWeights, rawBiases, trainData, () => ScoredRows.Of(setup, weights, biases));
    }

    // Training works on other units, in which all may be well.
    private void CheckRange(float[] weights, float[] biases)
    {
        int weight = Array.FindIndex(weights, value => !float.IsFinite(value)), bias = Array.FindIndex(biases, value => !float.IsFinite(value));
        if (weight >= 0)
            throw new InvalidOperationException(
                FormattableString.Invariant($"Autograd: the weight of feature {weight % (weights.Length / biases.Length)} of column '{FeatureColumnName}' is too large for a float: its values differ by next to nothing, ")
                + "or labels by very much. Bring both to ordinary sizes first, features for instance with NormalizeMeanVariance.");
        if (bias >= 0)
            throw new InvalidOperationException(
                $"Autograd: the bias is too large for a float: features of column '{FeatureColumnName}' or labels of column '{LabelColumnName}' lie very far from zero. Bring them to ordinary sizes first, features for instance with NormalizeMeanVariance.");
    }

    // Without a seed of its own, a resumed training goes on with that of the checkpoint.
    private int Seed() => _options is { Seed: null, ResumeFrom: { } path } ? Checkpointing.ReadSeed(path) : _seed;

    private int Seed(Ranks? ranks) => ranks is null ? Seed() : BitConverter.ToInt32(ranks.OfFirst(() => BitConverter.GetBytes(Seed())));
}
