using Autograd.MLNet.Data;
using Autograd.MLNet.Interop;
using Autograd.MLNet.Training;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Trains a linear regression model by mini-batch gradient descent with automatic differentiation.</summary>
/// <remarks>
/// <para>Create it with <see cref="AutogradCatalog.Autograd(RegressionCatalog.RegressionTrainers, string, string, string?, float?, int?, int, float)"/>
/// or <see cref="AutogradCatalog.Autograd(RegressionCatalog.RegressionTrainers, Options)"/>.</para>
/// <para><b>Input and output columns.</b> The label must be <see cref="float"/>, the features a vector of <see cref="float"/> of known size, the
/// example weight, where named, <see cref="float"/>. The transformer adds the column <c>Score</c>, the prediction.</para>
/// <list type="table">
/// <listheader><term>Characteristic</term><description>Value</description></listheader>
/// <item><term>Machine learning task</term><description>Regression</description></item>
/// <item><term>Is normalization required?</term><description>No: features are standardised inside, and the returned weights are for raw features</description></item>
/// <item><term>Is caching required?</term><description>No: the rows are read once, into memory of its own</description></item>
/// <item><term>Required NuGet in addition to Microsoft.ML</term><description>Autograd.MLNet to train, none to load and predict</description></item>
/// <item><term>Exportable to ONNX</term><description>Yes: the model is ML.NET's own</description></item>
/// </list>
/// <para><b>Algorithm.</b> The rows are standardised, and the weights w and bias b of <c>w·x + b</c> minimise the mean squared error plus
/// <c>λ/2·‖w‖²</c> by stochastic gradient descent. The learning rate, unless given, is the largest for which the batches' curvature cannot make a step
/// diverge; over the second half of the training it falls linearly to zero, which averages the noise of the batches away. Rows without a finite label, with features
/// that are not finite or with a weight that is not positive and finite are left out and counted in one warning. The same seed gives the same bits.</para>
/// </remarks>
public sealed class AutogradRegressionTrainer : ITrainerEstimator<RegressionPredictionTransformer<LinearRegressionModelParameters>, LinearRegressionModelParameters>
{
    private readonly IHost _host;
    private readonly Options _options;
    private readonly ColumnNames _columns;
    private readonly int _seed;

    internal AutogradRegressionTrainer(IHostEnvironment env, Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        _columns = new ColumnNames(options.LabelColumnName, options.FeatureColumnName, options.ExampleWeightColumnName);
        _host = env.Register(nameof(AutogradRegressionTrainer));
        _seed = options.Seed ?? _host.Rand.Next();
    }

    /// <summary>What the trainer wants of its data: no normalisation and no caching.</summary>
    public TrainerInfo Info { get; } = TrainerInfos.Create(
        normalization: false, calibration: false, caching: false, supportValid: false, supportIncrementalTrain: false, supportTest: false);

    /// <summary>Trains on a data view.</summary>
    /// <param name="input">The data; read once.</param>
    /// <returns>ML.NET's own transformer with ML.NET's own linear model, for raw features.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has another type.</exception>
    /// <exception cref="InvalidOperationException">No row can be used, or training diverged with the learning rate given.</exception>
    public RegressionPredictionTransformer<LinearRegressionModelParameters> Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _columns.Check(SchemaShapes.Of(input.Schema));

        using IChannel channel = _host.Start("Training");
        TrainingSet set = TrainingSet.Read(input, _columns);
        if (set.Skipped.Count > 0)
            channel.Warning(MessageSensitivity.Schema, set.Skipped.Describe(set.RowCount));

        Standardization standardization = Standardization.Apply(set);
        var descent = new LinearDescent(set, _options, _seed, standardization.LabelDeviation * standardization.LabelDeviation, channel);
        (ReadOnlyMemory<float> weights, float bias) = descent.Run();

        (float[] rawWeights, float rawBias) = standardization.FoldBack(weights.Span, bias);
        LinearRegressionModelParameters model = LinearRegressionModel.Create(_host, new VBuffer<float>(rawWeights.Length, rawWeights), rawBias);
        return RegressionTransformer<LinearRegressionModelParameters>.Create(_host, model, input.Schema, _columns.Features);
    }

    /// <summary>The schema after the transformer: the input's columns and <c>Score</c>.</summary>
    /// <param name="inputSchema">The schema before.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        _columns.Check(inputSchema);
        SchemaShape.Column score = SchemaShapes.Score();
        return new SchemaShape(inputSchema.Where(column => column.Name != score.Name).Append(score));
    }

    /// <summary>Options of <see cref="AutogradRegressionTrainer"/>.</summary>
    public sealed class Options : LinearTrainerOptions;
}
