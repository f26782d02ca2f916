using Autograd.MLNet.Interop;
using Microsoft.ML.Trainers;

namespace Microsoft.ML;

/// <summary>Adds gradient-trained linear models to the trainer catalogs of <see cref="MLContext"/>.</summary>
public static class AutogradCatalog
{
    /// <summary>Creates a trainer of linear regression models by mini-batch gradient descent.</summary>
    /// <param name="catalog">The regression catalog's trainer object.</param>
    /// <param name="labelColumnName">The column of labels, <see cref="float"/>.</param>
    /// <param name="featureColumnName">The column of features, a vector of <see cref="float"/> of known size.</param>
    /// <param name="exampleWeightColumnName">The column of example weights, <see cref="float"/>; null for equal weights.</param>
    /// <param name="learningRate">The step on standardised data; null derives it from the data.</param>
    /// <param name="numberOfEpochs">How often training goes over the data; null derives it from the number of rows.</param>
    /// <param name="batchSize">The number of rows in a step.</param>
    /// <param name="l2Regularization">λ of the penalty λ/2·‖w‖² on standardised weights.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    /// <example><code>
    /// var pipeline = mlContext.Transforms.Concatenate("Features", "Temperature", "Humidity")
    ///     .Append(mlContext.Regression.Trainers.Autograd("Demand"));
    /// var model = pipeline.Fit(data);
    /// </code></example>
    public static AutogradRegressionTrainer Autograd(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        string? exampleWeightColumnName = null,
        float? learningRate = null,
        int? numberOfEpochs = null,
        int batchSize = 64,
        float l2Regularization = 0)
        => catalog.Autograd(new AutogradRegressionTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            LearningRate = learningRate,
            NumberOfEpochs = numberOfEpochs,
            BatchSize = batchSize,
            L2Regularization = l2Regularization,
        });

    /// <summary>Creates a trainer of linear regression models by mini-batch gradient descent, with all options.</summary>
    /// <param name="catalog">The regression catalog's trainer object.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public static AutogradRegressionTrainer Autograd(this RegressionCatalog.RegressionTrainers catalog, AutogradRegressionTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new AutogradRegressionTrainer(CatalogAccess.GetEnvironment(catalog), options);
    }
}
