using Autograd.MLNet.Data;
using Autograd.MLNet.Interop;
using Autograd.MLNet.Losses;
using Autograd.MLNet.Training;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Trains a linear model of several classes (multinomial logistic regression), by mini-batch gradient descent with automatic differentiation.</summary>
/// <remarks>
/// <para>Create it with <see cref="AutogradCatalog.Autograd(MulticlassClassificationCatalog.MulticlassClassificationTrainers, string, string, string?, AutogradLoss?, float?, int?, int, float)"/>
/// or <see cref="AutogradCatalog.Autograd(MulticlassClassificationCatalog.MulticlassClassificationTrainers, Options)"/>.</para>
/// <para><b>Input and output columns.</b> The label must be a key (see <c>mlContext.Transforms.Conversion.MapValueToKey</c>), the features a vector of <see cref="float"/> of known size, the
/// example weight, where named, <see cref="float"/>. The transformer adds <c>Score</c>, a vector of the classes' probabilities with their names as slot names, and <c>PredictedLabel</c>, the key of the likeliest.</para>
/// <list type="table">
/// <listheader><term>Characteristic</term><description>Value</description></listheader>
/// <item><term>Machine learning task</term><description>Multiclass classification</description></item>
/// <item><term>Is normalization required?</term><description>No: features are standardised inside, and the returned weights are for raw features</description></item>
/// <item><term>Is caching required?</term><description>No: the rows are read once, into memory of its own</description></item>
/// <item><term>Required NuGet in addition to Microsoft.ML</term><description>Autograd.MLNet to train, none to load and predict</description></item>
/// <item><term>Exportable to ONNX</term><description>Yes: the model is ML.NET's own</description></item>
/// </list>
/// <para><b>Algorithm.</b> As <see cref="AutogradRegressionTrainer"/>, trained by Adam; all classes at once, under the cross entropy of the softmax of their scores. Rows whose label is missing are left out.</para>
/// </remarks>
/// <example><code>
/// var pipeline = mlContext.Transforms.Conversion.MapValueToKey("Label", "Species")
///     .Append(mlContext.Transforms.Concatenate("Features", "PetalLength", "PetalWidth"))
///     .Append(mlContext.MulticlassClassification.Trainers.Autograd(loss: AutogradLoss.SoftmaxCrossEntropy(labelSmoothing: 0.1)))
///     .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
/// </code></example>
public sealed class AutogradMulticlassTrainer : AutogradTrainerBase<MulticlassPredictionTransformer<MaximumEntropyModelParameters>, MaximumEntropyModelParameters>
{
    private readonly AutogradLoss _loss;

    internal AutogradMulticlassTrainer(IHostEnvironment env, Options options)
        : base(env, options, LabelKind.Key, LossTargets.Multiclass)
        => _loss = options.Loss ?? AutogradLoss.SoftmaxCrossEntropy();

    private protected override IEnumerable<SchemaShape.Column> OutputColumns(SchemaShape.Column label) => [OutputShapes.ClassScores(label), OutputShapes.PredictedKey(label)];

    private protected override LearningTask CreateTask(DataViewSchema.Column label)
    {
        ulong classes = ((KeyDataViewType)label.Type).Count;
        if (classes is 0 or > int.MaxValue)
            throw new InvalidOperationException($"Autograd: the label column '{label.Name}' is a key of {classes} values. Make it with MapValueToKey, which knows how many there are.");
        if (classes == 1)
            throw new InvalidOperationException($"Autograd: the label column '{label.Name}' is a key of one value. There must be two classes or more.");
        if (_loss is SoftmaxCrossEntropy { ClassCount: { } weights } && weights != (int)classes)
            throw new InvalidOperationException($"Autograd: the loss has {weights} class weights, and the label column '{label.Name}' has {classes} classes. Give one weight for each class.");
        return new LearningTask(LossTargets.Multiclass, LabelScaling.None, (int)classes, _loss);
    }

    private protected override (float[] Weights, float[] Biases) WeightsOf(MaximumEntropyModelParameters model)
    {
        VBuffer<float>[]? weights = null;
        model.GetWeights(ref weights, out _);
        return ([.. weights.SelectMany(vector => vector.DenseValues())], [.. model.GetBiases()]);
    }

    private protected override MulticlassPredictionTransformer<MaximumEntropyModelParameters> CreateTransformer(float[] weights, float[] biases, IDataView trainData, Func<ScoredRows> score)
    {
        int features = weights.Length / biases.Length;
        VBuffer<float>[] vectors = [.. weights.Chunk(features).Select(WeightVectors.Create)];
        var model = MaximumEntropyModel.Create(Host, vectors, biases, biases.Length, features, ClassNames.Of(trainData.Schema[LabelColumnName]), null);
        return MulticlassTransformer<MaximumEntropyModelParameters>.Create(Host, model, trainData.Schema, FeatureColumnName, LabelColumnName, "Score", "PredictedLabel");
    }

    /// <summary>Options of <see cref="AutogradMulticlassTrainer"/>. The loss is <see cref="AutogradLoss.SoftmaxCrossEntropy"/> where none is given.</summary>
    public sealed class Options : LinearTrainerOptions;
}
