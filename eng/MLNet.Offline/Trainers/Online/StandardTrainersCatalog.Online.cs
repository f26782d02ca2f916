using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML;

public static partial class StandardTrainersCatalog
{
    public static OnlineGradientDescentTrainer OnlineGradientDescent(this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = DefaultColumnNames.Label,
        string featureColumnName = DefaultColumnNames.Features,
        IRegressionLoss lossFunction = null,
        float learningRate = OnlineGradientDescentTrainer.Options.OgdDefaultArgs.LearningRate,
        bool decreaseLearningRate = OnlineGradientDescentTrainer.Options.OgdDefaultArgs.DecreaseLearningRate,
        float l2Regularization = AveragedLinearOptions.AveragedDefault.L2Regularization,
        int numberOfIterations = OnlineLinearOptions.OnlineDefault.NumberOfIterations)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new(catalog.GetEnvironment(), new OnlineGradientDescentTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            LossFunction = lossFunction,
            LearningRate = learningRate,
            DecreaseLearningRate = decreaseLearningRate,
            L2Regularization = l2Regularization,
            NumberOfIterations = numberOfIterations
        });
    }

    public static OnlineGradientDescentTrainer OnlineGradientDescent(
        this RegressionCatalog.RegressionTrainers catalog, OnlineGradientDescentTrainer.Options options)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        Contracts.CheckValue(options, nameof(options));
        return new(catalog.GetEnvironment(), options);
    }

    /// <remarks>Without a loss this overload takes <see cref="LogLoss"/>, the other one <see cref="HingeLoss"/>.</remarks>
    public static AveragedPerceptronTrainer AveragedPerceptron(this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = DefaultColumnNames.Label,
        string featureColumnName = DefaultColumnNames.Features,
        IClassificationLoss lossFunction = null,
        float learningRate = AveragedLinearOptions.AveragedDefault.LearningRate,
        bool decreaseLearningRate = AveragedLinearOptions.AveragedDefault.DecreaseLearningRate,
        float l2Regularization = AveragedLinearOptions.AveragedDefault.L2Regularization,
        int numberOfIterations = AveragedPerceptronTrainer.AveragedPerceptronDefault.NumberOfIterations)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new(catalog.GetEnvironment(), new AveragedPerceptronTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            LossFunction = lossFunction ?? new LogLoss(),
            LearningRate = learningRate,
            DecreaseLearningRate = decreaseLearningRate,
            L2Regularization = l2Regularization,
            NumberOfIterations = numberOfIterations
        });
    }

    public static AveragedPerceptronTrainer AveragedPerceptron(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, AveragedPerceptronTrainer.Options options)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        Contracts.CheckValue(options, nameof(options));
        return new(catalog.GetEnvironment(), options);
    }
}
