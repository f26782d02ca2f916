using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Trains a linear model of two classes, one row at a time.</summary>
public sealed class AveragedPerceptronTrainer
    : AveragedLinearTrainer<BinaryPredictionTransformer<LinearBinaryModelParameters>, LinearBinaryModelParameters>
{
    private const string UserNameValue = "Averaged Perceptron";

    internal AveragedPerceptronTrainer(IHostEnvironment env, Options options)
        : base(options, options.LossFunction ?? new HingeLoss(), env, UserNameValue,
            new SchemaShape.Column(options.LabelColumnName, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false), needCalibration: true)
    {
    }

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema) =>
    [
        MakeOutputColumn(DefaultColumnNames.Score, NumberDataViewType.Single),
        MakeOutputColumn(DefaultColumnNames.PredictedLabel, BooleanDataViewType.Instance)
    ];

    private protected override LinearBinaryModelParameters MakeModel(in VBuffer<float> weights, float bias) => new(Host, in weights, bias);

    private protected override BinaryPredictionTransformer<LinearBinaryModelParameters> MakeTransformer(
        LinearBinaryModelParameters model, DataViewSchema trainSchema) =>
        new(Host, model, trainSchema, FeatureColumn.Name);

    public sealed class Options : AveragedLinearOptions
    {
        public Options() => NumberOfIterations = AveragedPerceptronDefault.NumberOfIterations;

        /// <summary>The hinge loss if null.</summary>
        public IClassificationLoss LossFunction { get; set; }
    }

    internal class AveragedPerceptronDefault : AveragedLinearOptions.AveragedDefault
    {
        public new const int NumberOfIterations = 10;
    }
}
