using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using TrainFile.Arguments;
using TrainFile.Tables;

namespace TrainFile.Training;

/// <summary>What differs from task to task: the trainer, its metrics, and how to look into its model.</summary>
internal abstract class Learner(MLContext mlContext, Label label, string labelName, Settings settings)
{
    // Shuffling is averaged over more rounds where there are few features, and skipped rows cost little accuracy where there are many.
    public const int MostRowsForImportance = 5_000;

    protected MLContext MLContext { get; } = mlContext;

    protected Label Label { get; } = label;

    protected string LabelName { get; } = labelName;

    protected Settings Settings { get; } = settings;

    /// <summary>The metric that importances are losses of.</summary>
    public abstract string ImportanceMetric { get; }

    /// <summary>What the model has weights for.</summary>
    public virtual IReadOnlyList<string> Outputs => [""];

    public static Learner Create(MLContext mlContext, Label label, string labelName, Settings settings) => label.Task switch
    {
        TaskKind.Regression => new RegressionLearner(mlContext, label, labelName, settings),
        TaskKind.Binary => new BinaryLearner(mlContext, label, labelName, settings),
        _ => new MulticlassLearner(mlContext, label, labelName, settings),
    };

    /// <summary>What the trainer wants done with the label; null for nothing.</summary>
    public virtual IEstimator<ITransformer>? PrepareLabel() => null;

    /// <summary>Turns predictions back into what the label was; null for nothing.</summary>
    public virtual IEstimator<ITransformer>? RestoreLabel() => null;

    /// <summary>Trains.</summary>
    public abstract ITransformer Fit(IDataView train, IProgress<EpochReport> progress, CancellationToken cancellation);

    /// <summary>Weights by output and feature, and biases.</summary>
    public abstract (float[][] Weights, float[] Biases) Weights();

    /// <summary>For each feature, how much of the metric is lost when its values are shuffled.</summary>
    public abstract double[] Importances(IDataView test, int rounds);

    /// <summary>Measures predictions for test rows.</summary>
    public abstract (IReadOnlyList<Metric> Metrics, Confusion? Confusion) Evaluate(IDataView scored);

    protected TOptions Fill<TOptions>(TOptions options, IProgress<EpochReport> progress, CancellationToken cancellation)
        where TOptions : LinearTrainerOptions
    {
        options.LabelColumnName = LabelName;
        options.Loss = Settings.Loss?.Loss;
        options.Optimizer = Settings.Optimizer?.Optimizer;
        options.NumberOfEpochs = Settings.Epochs;
        options.BatchSize = Settings.BatchSize;
        options.LearningRate = Settings.LearningRate;
        options.L1Regularization = Settings.L1;
        options.L2Regularization = Settings.L2;
        options.ValidationFraction = Settings.ValidationFraction;
        options.EarlyStopping = Settings.Patience is { } patience ? new EarlyStopping { Patience = patience } : null;
        options.Seed = Settings.Seed;
        options.Progress = progress;
        options.CancellationToken = cancellation;
        options.OnCancellation = CancellationBehavior.KeepBest;
        return options;
    }
}
