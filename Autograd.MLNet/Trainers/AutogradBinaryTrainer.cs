using Autograd.MLNet.Data;
using Autograd.MLNet.Interop;
using Autograd.MLNet.Losses;
using Autograd.MLNet.Training;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Trains a calibrated linear model of two classes under any loss, by mini-batch gradient descent with automatic differentiation.</summary>
/// <remarks>
/// <para>Create it with <see cref="AutogradCatalog.Autograd(BinaryClassificationCatalog.BinaryClassificationTrainers, string, string, string?, AutogradLoss?, float?, int?, int, float)"/>
/// or <see cref="AutogradCatalog.Autograd(BinaryClassificationCatalog.BinaryClassificationTrainers, Options)"/>.</para>
/// <para><b>Input and output columns.</b> The label must be <see cref="bool"/>, the features a vector of <see cref="float"/> of known size, the
/// example weight, where named, <see cref="float"/>. The transformer adds <c>Score</c>, <c>w·x + b</c>; <c>Probability</c>, that of true; and <c>PredictedLabel</c>, whether the score is positive.</para>
/// <list type="table">
/// <listheader><term>Characteristic</term><description>Value</description></listheader>
/// <item><term>Machine learning task</term><description>Binary classification</description></item>
/// <item><term>Is normalization required?</term><description>No: features are standardised inside, and the returned weights are for raw features</description></item>
/// <item><term>Is caching required?</term><description>No: the rows are read once, into memory of its own</description></item>
/// <item><term>Required NuGet in addition to Microsoft.ML</term><description>Autograd.MLNet to train, none to load and predict</description></item>
/// <item><term>Exportable to ONNX</term><description>Yes: the model is ML.NET's own</description></item>
/// </list>
/// <para><b>Algorithm.</b> As <see cref="AutogradRegressionTrainer"/>, trained by Adam. Scores of the logistic loss are log odds; for the exponential loss the log odds are 2β times the score; for all other
/// losses slope and offset of the calibration are fitted to the labels (of the validation set, if there is one) by Platt's method.</para>
/// </remarks>
/// <example><code>
/// var trainer = mlContext.BinaryClassification.Trainers.Autograd(new AutogradBinaryTrainer.Options { PositiveClassWeight = 5 });
/// var model = mlContext.Transforms.Concatenate("Features", "Amount", "Age").Append(trainer).Fit(payments);
/// </code></example>
public sealed class AutogradBinaryTrainer
    : AutogradTrainerBase<BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>, CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>
{
    private readonly AutogradLoss _loss;

    internal AutogradBinaryTrainer(IHostEnvironment env, Options options)
        : base(env, options, LabelKind.Boolean, LossTargets.Binary)
        => _loss = options.Loss ?? AutogradLoss.Logistic();

    /// <summary>Goes on training a model without its calibration.</summary>
    /// <inheritdoc cref="AutogradTrainerBase{TTransformer, TModel}.Fit(IDataView, TModel)"/>
    public BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> Fit(IDataView trainData, LinearBinaryModelParameters modelParameters)
    {
        ArgumentNullException.ThrowIfNull(modelParameters);
        return Train(trainData, null, ([.. modelParameters.Weights], [modelParameters.Bias]));
    }

    private protected override IEnumerable<SchemaShape.Column> OutputColumns(SchemaShape.Column label) => [OutputShapes.Score(), OutputShapes.Probability(), OutputShapes.PredictedBoolean()];

    private protected override LearningTask CreateTask(DataViewSchema.Column label) => new(LossTargets.Binary, LabelScaling.None, 1, _loss);

    private protected override (float[] Weights, float[] Biases) WeightsOf(CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> model)
        => ([.. model.SubModel.Weights], [model.SubModel.Bias]);

    private protected override BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> CreateTransformer(
        float[] weights, float[] biases, IDataView trainData, Func<ScoredRows> score)
    {
        (double slope, double offset) = _loss.CalibrationSlope is { } known ? (known, 0) : PlattScaling.Fit(score());
        var model = CalibratedBinaryModel.Create(Host, WeightVectors.Create(weights), biases[0], slope, offset);
        return BinaryTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>.Create(Host, model, trainData.Schema, FeatureColumnName, LabelColumnName);
    }

    /// <summary>Options of <see cref="AutogradBinaryTrainer"/>. The loss is <see cref="AutogradLoss.Logistic"/> where none is given.</summary>
    public sealed class Options : LinearTrainerOptions
    {
        /// <summary>What the loss of rows whose label is true is multiplied by; positive. More than 1 trades precision for recall, and shifts the probabilities accordingly. Default: 1.</summary>
        public float PositiveClassWeight = 1;

        internal override float PositiveWeight => PositiveClassWeight;

        internal override void Check()
        {
            base.Check();
            Require(PositiveClassWeight > 0 && float.IsFinite(PositiveClassWeight), nameof(PositiveClassWeight), PositiveClassWeight, "must be positive and finite");
        }
    }
}
