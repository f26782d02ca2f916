using Autograd.MLNet.Data;
using Autograd.MLNet.Interop;
using Autograd.MLNet.Losses;
using Autograd.MLNet.Training;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Trains a linear regression model of several labels at once under any loss, by mini-batch gradient descent with automatic differentiation.</summary>
/// <remarks>
/// <para>Create it with <see cref="AutogradCatalog.AutogradMultiOutput(RegressionCatalog.RegressionTrainers, string, string, string?, AutogradLoss?, float?, int?, int, float)"/>
/// or <see cref="AutogradCatalog.AutogradMultiOutput(RegressionCatalog.RegressionTrainers, Options)"/>.</para>
/// <para><b>Input and output columns.</b> The label must be a vector of <see cref="float"/> of known size, the features likewise, the
/// example weight, where named, <see cref="float"/>. The transformer adds the column <c>Score</c>, a vector of predictions <c>W·x + b</c>, with the names of the label's slots behind <c>Score.</c> as slot names.</para>
/// <list type="table">
/// <listheader><term>Characteristic</term><description>Value</description></listheader>
/// <item><term>Machine learning task</term><description>Regression</description></item>
/// <item><term>Is normalization required?</term><description>No: features are standardised inside, and the returned weights are for raw features</description></item>
/// <item><term>Is caching required?</term><description>No: the rows are read once, into memory of its own</description></item>
/// <item><term>Required NuGet in addition to Microsoft.ML</term><description>Autograd.MLNet to train, none to load and predict</description></item>
/// <item><term>Exportable to ONNX</term><description>Once loaded from a file: it is then a chain of ML.NET's own transformers</description></item>
/// </list>
/// <para><b>Algorithm.</b> As <see cref="AutogradRegressionTrainer"/>: each label is standardised, and the losses of all are added, so that each gets the weights it would get alone. Rows that lack one label are left out.</para>
/// </remarks>
/// <example><code>
/// var pipeline = mlContext.Transforms.Concatenate("Label", "X", "Y")
///     .Append(mlContext.Transforms.Concatenate("Features", "Left", "Right"))
///     .Append(mlContext.Regression.Trainers.AutogradMultiOutput());
/// </code></example>
public sealed class AutogradMultiOutputTrainer : AutogradTrainerBase<MultiOutputPredictionTransformer, MultiOutputModelParameters>
{
    private readonly IHostEnvironment _environment;

    internal AutogradMultiOutputTrainer(IHostEnvironment env, Options options)
        : base(env, options, LabelKind.Vector, LossTargets.Regression)
        => _environment = env;

    private protected override IEnumerable<SchemaShape.Column> OutputColumns(SchemaShape.Column label) => [OutputShapes.NamedScores()];

    private protected override LearningTask CreateTask(DataViewSchema.Column label)
        => new(LossTargets.Regression, LabelScaling.MeanAndDeviation, ((VectorDataViewType)label.Type).Size, AutogradLoss.Squared());

    private protected override (float[] Weights, float[] Biases) WeightsOf(MultiOutputModelParameters model)
        => ([.. model.Outputs.SelectMany(output => output.Weights)], [.. model.Biases]);

    private protected override MultiOutputPredictionTransformer CreateTransformer(float[] weights, float[] biases, IDataView trainData, Func<ScoredRows> score)
    {
        LinearRegressionModelParameters[] outputs = [.. weights.Chunk(weights.Length / biases.Length).Select((of, k) => LinearRegressionModel.Create(Host, WeightVectors.Create(of), biases[k]))];
        string[] names = SlotNames.Of(trainData.Schema[LabelColumnName]);
        return MultiOutputTransformer.Create(_environment, new MultiOutputModelParameters(outputs, names), trainData, FeatureColumnName);
    }

    /// <summary>Options of <see cref="AutogradMultiOutputTrainer"/>. The loss is <see cref="AutogradLoss.Squared"/> of each output where none is given.</summary>
    public sealed class Options : LinearTrainerOptions;
}
