using Autograd.MLNet.Data;
using Autograd.MLNet.Interop;
using Autograd.MLNet.Losses;
using Autograd.MLNet.Training;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Trains a regression model with a log link, <c>e^(w·x + b)</c>, for counts and amounts: features multiply the prediction instead of adding to it.</summary>
/// <remarks>
/// <para>Create it with <see cref="AutogradCatalog.AutogradLogLink(RegressionCatalog.RegressionTrainers, string, string, string?, AutogradLoss?, float?, int?, int, float)"/>
/// or <see cref="AutogradCatalog.AutogradLogLink(RegressionCatalog.RegressionTrainers, Options)"/>.</para>
/// <para><b>Input and output columns.</b> The label must be <see cref="float"/> (not negative for the Poisson and Tweedie losses), the features a vector of <see cref="float"/> of known size, the
/// example weight, where named, <see cref="float"/>. The transformer adds the column <c>Score</c>, the prediction <c>e^(w·x + b)</c>.</para>
/// <list type="table">
/// <listheader><term>Characteristic</term><description>Value</description></listheader>
/// <item><term>Machine learning task</term><description>Regression</description></item>
/// <item><term>Is normalization required?</term><description>No: features are standardised inside, and the returned weights are for raw features</description></item>
/// <item><term>Is caching required?</term><description>No: the rows are read once, into memory of its own</description></item>
/// <item><term>Required NuGet in addition to Microsoft.ML</term><description>Autograd.MLNet to train, none to load and predict</description></item>
/// <item><term>Exportable to ONNX</term><description>As ML.NET's PoissonRegressionModelParameters, which the model is</description></item>
/// </list>
/// <para><b>Algorithm.</b> As <see cref="AutogradRegressionTrainer"/>, on labels divided by their mean; trained by Adam. The loss sees the prediction, not its logarithm.</para>
/// </remarks>
/// <example><code>
/// var trainer = mlContext.Regression.Trainers.AutogradLogLink(loss: AutogradLoss.Tweedie(1.5));
/// var model = mlContext.Transforms.Concatenate("Features", "Age", "Mileage").Append(trainer).Fit(claims);
/// </code></example>
public sealed class AutogradLogLinkTrainer : AutogradTrainerBase<RegressionPredictionTransformer<PoissonRegressionModelParameters>, PoissonRegressionModelParameters>
{
    internal AutogradLogLinkTrainer(IHostEnvironment env, Options options)
        : base(env, options, LabelKind.Number, LossTargets.LogLink)
    {
    }

    private protected override IEnumerable<SchemaShape.Column> OutputColumns(SchemaShape.Column label) => [OutputShapes.Score()];

    private protected override LearningTask CreateTask(DataViewSchema.Column label) => new(LossTargets.LogLink, LabelScaling.Mean, 1, AutogradLoss.Poisson());

    private protected override (float[] Weights, float[] Biases) WeightsOf(PoissonRegressionModelParameters model) => ([.. model.Weights], [model.Bias]);

    private protected override void CheckLabels(AutogradLoss loss, DataStatistics statistics)
    {
        if (loss is Tweedie && statistics.SmallestLabel < 0)
            throw new InvalidOperationException(FormattableString.Invariant(
                $"Autograd: the loss {loss.Name} is for labels that are not negative, and the column '{LabelColumnName}' has {statistics.SmallestLabel}. Take those rows out, or choose another loss."));
    }

    private protected override RegressionPredictionTransformer<PoissonRegressionModelParameters> CreateTransformer(float[] weights, float[] biases, IDataView trainData, Func<ScoredRows> score)
        => RegressionTransformer<PoissonRegressionModelParameters>.Create(Host, PoissonRegressionModel.Create(Host, WeightVectors.Create(weights), biases[0]), trainData.Schema, FeatureColumnName);

    /// <summary>Options of <see cref="AutogradLogLinkTrainer"/>. The loss is <see cref="AutogradLoss.Poisson"/> where none is given.</summary>
    public sealed class Options : LinearTrainerOptions;
}
