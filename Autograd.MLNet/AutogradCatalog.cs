using Microsoft.ML.Trainers;

namespace Microsoft.ML;

/// <summary>Adds gradient-trained linear models to the trainer catalogs of <see cref="MLContext"/>.</summary>
public static partial class AutogradCatalog
{
    private static TOptions Knobs<TOptions>(
        TOptions options, string label, string features, string? weight, AutogradLoss? loss, float? learningRate, int? numberOfEpochs, int batchSize, float l2Regularization)
        where TOptions : LinearTrainerOptions
    {
        options.LabelColumnName = label;
        options.FeatureColumnName = features;
        options.ExampleWeightColumnName = weight;
        options.Loss = loss;
        options.LearningRate = learningRate;
        options.NumberOfEpochs = numberOfEpochs;
        options.BatchSize = batchSize;
        options.L2Regularization = l2Regularization;
        return options;
    }
}
