using Autograd.MLNet.Communication;
using Autograd.MLNet.Data;
using Autograd.MLNet.Losses;
using Autograd.MLNet.Models;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Training;

/// <summary>What is made of data and options before training begins.</summary>
internal sealed record TrainingSetup
{
    // On which units, curvature and the best constant are measured.
    private const int SampleRows = 2048;

    private TrainingSetup()
    {
    }

    public required LearningTask Task { get; init; }

    public required TrainingData Data { get; init; }

    public required Standardization Standardization { get; init; }

    /// <summary>Standardised rows to measure the loss on; null for none.</summary>
    public required TrainingSet? Validation { get; init; }

    public required Objective Objective { get; init; }

    public required LinearModel Model { get; init; }

    public required AutogradOptimizer Optimizer { get; init; }

    public required double LearningRate { get; init; }

    public required int BatchSize { get; init; }

    public required int Epochs { get; init; }

    public required int StepsPerEpoch { get; init; }

    public required int Seed { get; init; }

    /// <summary>Everything that decides the result, beside the data.</summary>
    public required OptionsDescription Description { get; init; }

    /// <summary>Reads the data, standardises them, and makes the model.</summary>
    public static TrainingSetup Create(
        IDataView trainData,
        IDataView? validationData,
        ColumnNames columns,
        LearningTask task,
        LinearTrainerOptions options,
        int seed,
        (float[] Weights, float[] Biases)? initial,
        Action<AutogradLoss, DataStatistics> checkLabels,
        IChannel channel,
        Ranks? ranks)
    {
        AutogradLoss loss = options.Loss ?? task.DefaultLoss;
        AutogradOptimizer optimizer = options.Optimizer ?? DefaultOptimizer(loss, task, options);
        bool wantsFingerprint = options.CheckpointPath is not null || options.ResumeFrom is not null;
        wantsFingerprint = ranks?.OnFirst(wantsFingerprint) ?? wantsFingerprint;
        var plan = new ReadingPlan(
            columns, seed, options.PositiveWeight, validationData is null ? options.ValidationFraction : 0, options.MemoryBudget, options.BatchSize, wantsFingerprint, options.ReproducibleBlocks);
        if (ranks is not null)
            SharedOptions.Check(ranks, OptionsDescription.Of(options, loss, optimizer, options.BatchSize, seed, 0, initial), plan, trainData, validationData);

        TrainingData data = Read(channel, "training", skipped => ranks is null ? TrainingData.Read(trainData, plan, skipped) : TrainingData.ReadShare(trainData, plan, skipped, ranks), columns, ranks);
        checkLabels(loss, data.Statistics);
        Standardization standardization = Standardization.Of(data.Statistics, options.Standardize, options.Standardize ? task.Labels : LabelScaling.None);
        data.Standardize(standardization);
        TrainingSet? validation = validationData is null
            ? data.Validation
            : Read(channel, "validation", skipped => data.ReadValidation(validationData, skipped), columns, ranks);

        int batchSize = (int)Math.Min(optimizer.IsFullBatch ? int.MaxValue : options.BatchSize, data.RowCount);
        LinearModel model = LinearModel.Create(data, standardization, task.Outputs, batchSize, optimizer);
        var objective = new Objective(loss, task, standardization.Labels);
        RowSelection sample = data.Sample(SampleRows);
        var lossSample = new LossSample(sample, objective, task.Outputs);
        lossSample.MeasureUnits();
        if (!SetInitial(model, standardization, options, initial) && options.Standardize)
            SetBestConstants(model, loss, data, lossSample);
        int stepsPerEpoch = (int)((data.RowCount + batchSize - 1) / batchSize), epochs = options.NumberOfEpochs ?? DefaultEpochs(optimizer, stepsPerEpoch);
        double learningRate = options.LearningRate
            ?? (optimizer.CurvatureShare is { } share
                ? share * Training.LearningRate.FromData(sample, data.RowCount, model, lossSample, StepRows(batchSize, options), options.L2Regularization)
                : optimizer.DefaultLearningRate((long)epochs * stepsPerEpoch));
        return new TrainingSetup
        {
            Task = task,
            Data = data,
            Standardization = standardization,
            Validation = validation,
            Objective = objective,
            Model = model,
            Optimizer = optimizer,
            LearningRate = learningRate,
            BatchSize = batchSize,
            Epochs = epochs,
            StepsPerEpoch = stepsPerEpoch,
            Seed = seed,
            Description = OptionsDescription.Of(options, loss, optimizer, batchSize, seed, ValidationRows(validation, ranks), initial),
        };
    }

    // Ranks that step on their own do so on their share of a batch.
    private static int StepRows(int batchSize, LinearTrainerOptions options)
        => options is { AverageEverySteps: not null, Communicator: { } communicator } ? Math.Max(1, batchSize / communicator.Size) : batchSize;

    private static int DefaultEpochs(AutogradOptimizer optimizer, int stepsPerEpoch)
        => optimizer.IsFullBatch ? 100 : Math.Min(1000, Math.Max(20, (2000 + stepsPerEpoch - 1) / stepsPerEpoch));

    private static long ValidationRows(TrainingSet? validation, Ranks? ranks)
    {
        long rows = validation?.RowCount ?? 0;
        return ranks is null ? rows : ranks.AllGather<long>([rows]).Sum(counts => counts[0]);
    }

    // Adam averages the noise of batches, which keeps plain gradient descent from leaving weights at exactly zero under an L1 penalty.
    private static AutogradOptimizer DefaultOptimizer(AutogradLoss loss, LearningTask task, LinearTrainerOptions options)
        => ReferenceEquals(loss, AutogradLoss.Squared()) && task.Labels == LabelScaling.MeanAndDeviation && options.L1Regularization == 0 ? AutogradOptimizer.Sgd() : AutogradOptimizer.Adam();

    private static T Read<T>(IChannel channel, string what, Func<SkippedRows, T> read, ColumnNames columns, Ranks? ranks)
    {
        var skipped = new SkippedRows(columns, what);
        T result = read(skipped);
        if (skipped.Count > 0 && ranks is not { IsFirst: false })
            channel.Warning(MessageSensitivity.Schema, skipped.Describe());
        return result;
    }

    /// <summary>Begins with the weights that were given, if any were.</summary>
    private static bool SetInitial(LinearModel model, Standardization standardization, LinearTrainerOptions options, (float[] Weights, float[] Biases)? initial)
    {
        float[]? weights = initial?.Weights ?? options.InitialWeights?.ToArray(), biases = initial?.Biases ?? options.InitialBiases?.ToArray();
        if (weights is null && biases is null)
            return false;
        int expected = model.Columns * model.Outputs;
        if (weights is not null && weights.Length != expected)
            throw new InvalidOperationException($"Autograd: there are {weights.Length} initial weights where {model.Outputs} × {model.Columns} are needed. Give a model of the same features.");
        if (biases is not null && biases.Length != model.Outputs)
            throw new InvalidOperationException($"Autograd: there are {biases.Length} initial biases where {model.Outputs} are needed. Give one for each output.");
        (float[] standardWeights, float[] standardBiases) = standardization.Unfold(weights ?? new float[expected], biases ?? new float[model.Outputs]);
        model.SetWeights(standardWeights);
        standardBiases.CopyTo(model.Biases.Detach().AsWritableSpan());
        return true;
    }

    /// <summary>Begins with the best model that has no weights: for squared error the mean, which is zero here; for classes the logarithms of their shares.</summary>
    private static void SetBestConstants(LinearModel model, AutogradLoss loss, TrainingData data, LossSample sample)
    {
        Span<float> biases = model.Biases.Detach().AsWritableSpan();
        if (loss is SoftmaxCrossEntropy)
            data.ClassShares(biases.Length).Select(share => (float)Math.Log(share)).ToArray().CopyTo(biases);
        else if (biases.Length == data.LabelWidth && !ReferenceEquals(loss, AutogradLoss.Squared()))
        {
            for (int k = 0; k < biases.Length; k++)
                biases[k] = sample.BestConstant(k);
        }
    }
}
