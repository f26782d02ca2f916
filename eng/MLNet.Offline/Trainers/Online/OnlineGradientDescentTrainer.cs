using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Trains a linear model of a number by gradient descent, one row at a time.</summary>
public sealed class OnlineGradientDescentTrainer
    : AveragedLinearTrainer<RegressionPredictionTransformer<LinearRegressionModelParameters>, LinearRegressionModelParameters>
{
    private const string UserNameValue = "Stochastic Gradient Descent (Regression)";

    internal OnlineGradientDescentTrainer(IHostEnvironment env, Options options)
        : base(options, options.LossFunction ?? new SquaredLoss(), env, UserNameValue,
            new SchemaShape.Column(options.LabelColumnName, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, false), needCalibration: false)
    {
    }

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema) =>
        [MakeOutputColumn(DefaultColumnNames.Score, NumberDataViewType.Single)];

    private protected override LinearRegressionModelParameters MakeModel(in VBuffer<float> weights, float bias) => new(Host, in weights, bias);

    private protected override RegressionPredictionTransformer<LinearRegressionModelParameters> MakeTransformer(
        LinearRegressionModelParameters model, DataViewSchema trainSchema) =>
        new(Host, model, trainSchema, FeatureColumn.Name);

    public sealed class Options : AveragedLinearOptions
    {
        public Options()
        {
            LearningRate = OgdDefaultArgs.LearningRate;
            DecreaseLearningRate = OgdDefaultArgs.DecreaseLearningRate;
        }

        /// <summary>The squared error if null.</summary>
        public IRegressionLoss LossFunction { get; set; }

        internal class OgdDefaultArgs : AveragedDefault
        {
            public new const float LearningRate = 0.1f;
            public new const bool DecreaseLearningRate = true;
        }
    }
}
