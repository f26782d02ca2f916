using Autograd.MLNet.Interop;
using Microsoft.ML.Trainers;

namespace Microsoft.ML;

/// <content>Regression.</content>
public static partial class AutogradCatalog
{
    /// <summary>Creates a trainer of linear regression models under any loss, by mini-batch gradient descent.</summary>
    /// <param name="catalog">The regression catalog's trainer object.</param>
    /// <param name="labelColumnName">The column of labels, <see cref="float"/>.</param>
    /// <param name="featureColumnName">The column of features, a vector of <see cref="float"/> of known size.</param>
    /// <param name="exampleWeightColumnName">The column of example weights, <see cref="float"/>; null for equal weights.</param>
    /// <param name="loss">What training makes small; null for <see cref="AutogradLoss.Squared"/>.</param>
    /// <param name="learningRate">The step on standardised data; null derives it from the data or takes the optimizer's default.</param>
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
        AutogradLoss? loss = null,
        float? learningRate = null,
        int? numberOfEpochs = null,
        int batchSize = 64,
        float l2Regularization = 0)
        => catalog.Autograd(Knobs(new AutogradRegressionTrainer.Options(), labelColumnName, featureColumnName, exampleWeightColumnName, loss, learningRate, numberOfEpochs, batchSize, l2Regularization));

    /// <summary>Creates a trainer of linear regression models under any loss, by mini-batch gradient descent, with all options.</summary>
    /// <param name="catalog">The regression catalog's trainer object.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public static AutogradRegressionTrainer Autograd(this RegressionCatalog.RegressionTrainers catalog, AutogradRegressionTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new AutogradRegressionTrainer(CatalogAccess.GetEnvironment(catalog), options);
    }

    /// <summary>Creates a trainer of regression models with a log link, for counts and amounts, by mini-batch gradient descent.</summary>
    /// <param name="catalog">The regression catalog's trainer object.</param>
    /// <param name="labelColumnName">The column of labels, <see cref="float"/>.</param>
    /// <param name="featureColumnName">The column of features, a vector of <see cref="float"/> of known size.</param>
    /// <param name="exampleWeightColumnName">The column of example weights, <see cref="float"/>; null for equal weights.</param>
    /// <param name="loss">What training makes small; null for <see cref="AutogradLoss.Poisson"/>.</param>
    /// <param name="learningRate">The step on standardised data; null derives it from the data or takes the optimizer's default.</param>
    /// <param name="numberOfEpochs">How often training goes over the data; null derives it from the number of rows.</param>
    /// <param name="batchSize">The number of rows in a step.</param>
    /// <param name="l2Regularization">λ of the penalty λ/2·‖w‖² on standardised weights.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    /// <example><code>
    /// var pipeline = mlContext.Transforms.Concatenate("Features", "Hour", "Temperature")
    ///     .Append(mlContext.Regression.Trainers.AutogradLogLink("Rentals"));
    /// var model = pipeline.Fit(data);
    /// </code></example>
    public static AutogradLogLinkTrainer AutogradLogLink(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        string? exampleWeightColumnName = null,
        AutogradLoss? loss = null,
        float? learningRate = null,
        int? numberOfEpochs = null,
        int batchSize = 64,
        float l2Regularization = 0)
        => catalog.AutogradLogLink(Knobs(new AutogradLogLinkTrainer.Options(), labelColumnName, featureColumnName, exampleWeightColumnName, loss, learningRate, numberOfEpochs, batchSize, l2Regularization));

    /// <summary>Creates a trainer of regression models with a log link, for counts and amounts, by mini-batch gradient descent, with all options.</summary>
    /// <param name="catalog">The regression catalog's trainer object.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public static AutogradLogLinkTrainer AutogradLogLink(this RegressionCatalog.RegressionTrainers catalog, AutogradLogLinkTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new AutogradLogLinkTrainer(CatalogAccess.GetEnvironment(catalog), options);
    }

    /// <summary>Creates a trainer of linear regression models of several labels at once, by mini-batch gradient descent.</summary>
    /// <param name="catalog">The regression catalog's trainer object.</param>
    /// <param name="labelColumnName">The column of labels, a vector of <see cref="float"/> of known size.</param>
    /// <param name="featureColumnName">The column of features, a vector of <see cref="float"/> of known size.</param>
    /// <param name="exampleWeightColumnName">The column of example weights, <see cref="float"/>; null for equal weights.</param>
    /// <param name="loss">What training makes small; null for <see cref="AutogradLoss.Squared"/>.</param>
    /// <param name="learningRate">The step on standardised data; null derives it from the data or takes the optimizer's default.</param>
    /// <param name="numberOfEpochs">How often training goes over the data; null derives it from the number of rows.</param>
    /// <param name="batchSize">The number of rows in a step.</param>
    /// <param name="l2Regularization">λ of the penalty λ/2·‖w‖² on standardised weights.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    /// <example><code>
    /// var pipeline = mlContext.Transforms.Concatenate("Label", "X", "Y")
    ///     .Append(mlContext.Transforms.Concatenate("Features", "Left", "Right"))
    ///     .Append(mlContext.Regression.Trainers.AutogradMultiOutput());
    /// var model = pipeline.Fit(data);
    /// </code></example>
    public static AutogradMultiOutputTrainer AutogradMultiOutput(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        string? exampleWeightColumnName = null,
        AutogradLoss? loss = null,
        float? learningRate = null,
        int? numberOfEpochs = null,
        int batchSize = 64,
        float l2Regularization = 0)
        => catalog.AutogradMultiOutput(Knobs(new AutogradMultiOutputTrainer.Options(), labelColumnName, featureColumnName, exampleWeightColumnName, loss, learningRate, numberOfEpochs, batchSize, l2Regularization));

    /// <summary>Creates a trainer of linear regression models of several labels at once, by mini-batch gradient descent, with all options.</summary>
    /// <param name="catalog">The regression catalog's trainer object.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public static AutogradMultiOutputTrainer AutogradMultiOutput(this RegressionCatalog.RegressionTrainers catalog, AutogradMultiOutputTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new AutogradMultiOutputTrainer(CatalogAccess.GetEnvironment(catalog), options);
    }
}
