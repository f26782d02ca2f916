using Autograd.MLNet.Data;
using Autograd.MLNet.Interop;
using Autograd.MLNet.Losses;
using Autograd.MLNet.Training;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Trains a linear regression model under any loss, by mini-batch gradient descent with automatic differentiation.</summary>
/// <remarks>
/// <para>Create it with <see cref="AutogradCatalog.Autograd(RegressionCatalog.RegressionTrainers, string, string, string?, AutogradLoss?, float?, int?, int, float)"/>
/// or <see cref="AutogradCatalog.Autograd(RegressionCatalog.RegressionTrainers, Options)"/>.</para>
/// <para><b>Input and output columns.</b> The label must be <see cref="float"/>, the features a vector of <see cref="float"/> of known size, the
/// example weight, where named, <see cref="float"/>. The transformer adds the column <c>Score</c>, the prediction <c>w·x + b</c>.</para>
/// <list type="table">
/// <listheader><term>Characteristic</term><description>Value</description></listheader>
/// <item><term>Machine learning task</term><description>Regression</description></item>
/// <item><term>Is normalization required?</term><description>No: features are standardised inside, and the returned weights are for raw features</description></item>
/// <item><term>Is caching required?</term><description>No: the rows are read once, into memory of its own</description></item>
/// <item><term>Required NuGet in addition to Microsoft.ML</term><description>Autograd.MLNet to train, none to load and predict</description></item>
/// <item><term>Exportable to ONNX</term><description>Yes: the model is ML.NET's own</description></item>
/// </list>
/// <para><b>Algorithm.</b> Features and labels are standardised, and weights and bias minimise the mean loss plus penalties by stochastic gradient descent. For squared error the learning
/// rate, unless given, is the largest for which the batches' curvature cannot make a step diverge; other losses, and those with an L1 penalty, are trained by Adam. Over the last three eighths of the training the rate falls
/// to zero as a square, which averages the noise of the batches away. Rows without a finite label, with features
/// that are not finite or with a weight that is not positive and finite are left out and counted in one warning. The same seed gives the same bits, whatever the number of threads.</para>
/// </remarks>
/// <example><code>
/// var trainer = mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options
/// {
///     Loss = AutogradLoss.Huber(delta: 10),
///     ValidationFraction = 0.1f,
///     EarlyStopping = new EarlyStopping { Patience = 5 },
/// });
/// var model = mlContext.Transforms.Concatenate("Features", "Temperature", "Humidity").Append(trainer).Fit(data);
/// </code></example>
public sealed class AutogradRegressionTrainer : AutogradTrainerBase<RegressionPredictionTransformer<LinearRegressionModelParameters>, LinearRegressionModelParameters>
{
    internal AutogradRegressionTrainer(IHostEnvironment env, Options options)
        : base(env, options, LabelKind.Number, LossTargets.Regression)
    {
    }

    private protected override IEnumerable<SchemaShape.Column> OutputColumns(SchemaShape.Column label) => [OutputShapes.Score()];

    private protected override LearningTask CreateTask(DataViewSchema.Column label) => new(LossTargets.Regression, LabelScaling.MeanAndDeviation, 1, AutogradLoss.Squared());

    private protected override (float[] Weights, float[] Biases) WeightsOf(LinearRegressionModelParameters model) => ([.. model.Weights], [model.Bias]);

    private protected override RegressionPredictionTransformer<LinearRegressionModelParameters> CreateTransformer(float[] weights, float[] biases, IDataView trainData, Func<ScoredRows> score)
        => RegressionTransformer<LinearRegressionModelParameters>.Create(Host, LinearRegressionModel.Create(Host, WeightVectors.Create(weights), biases[0]), trainData.Schema, FeatureColumnName);

    /// <summary>Options of <see cref="AutogradRegressionTrainer"/>. The loss is <see cref="AutogradLoss.Squared"/> where none is given.</summary>
    public sealed class Options : LinearTrainerOptions;
}
