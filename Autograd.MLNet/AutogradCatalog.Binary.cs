using Autograd.MLNet.Interop;
using Microsoft.ML.Trainers;

namespace Microsoft.ML;

/// <content>Binary classification.</content>
public static partial class AutogradCatalog
{
    /// <summary>Creates a trainer of calibrated linear models of two classes under any loss, by mini-batch gradient descent.</summary>
    /// <param name="catalog">The binary classification catalog's trainer object.</param>
    /// <param name="labelColumnName">The column of labels, <see cref="bool"/>.</param>
    /// <param name="featureColumnName">The column of features, a vector of <see cref="float"/> of known size.</param>
    /// <param name="exampleWeightColumnName">The column of example weights, <see cref="float"/>; null for equal weights.</param>
    /// <param name="loss">What training makes small; null for <see cref="AutogradLoss.Logistic"/>.</param>
    /// <param name="learningRate">The step on standardised data; null derives it from the data or takes the optimizer's default.</param>
    /// <param name="numberOfEpochs">How often training goes over the data; null derives it from the number of rows.</param>
    /// <param name="batchSize">The number of rows in a step.</param>
    /// <param name="l2Regularization">λ of the penalty λ/2·‖w‖² on standardised weights.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    /// <example><code>
    /// var pipeline = mlContext.Transforms.Concatenate("Features", "Amount", "Age")
    ///     .Append(mlContext.BinaryClassification.Trainers.Autograd("IsFraud"));
    /// var model = pipeline.Fit(data);
    /// </code></example>
    public static AutogradBinaryTrainer Autograd(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        string? exampleWeightColumnName = null,
        AutogradLoss? loss = null,
        float? learningRate = null,
        int? numberOfEpochs = null,
        int batchSize = 64,
        float l2Regularization = 0)
        => catalog.Autograd(Knobs(new AutogradBinaryTrainer.Options(), labelColumnName, featureColumnName, exampleWeightColumnName, loss, learningRate, numberOfEpochs, batchSize, l2Regularization));

    /// <summary>Creates a trainer of calibrated linear models of two classes under any loss, by mini-batch gradient descent, with all options.</summary>
    /// <param name="catalog">The binary classification catalog's trainer object.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public static AutogradBinaryTrainer Autograd(this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, AutogradBinaryTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new AutogradBinaryTrainer(CatalogAccess.GetEnvironment(catalog), options);
    }
}
