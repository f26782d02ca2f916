using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Base of the trainers that learn from one column of features, and perhaps labels and weights.</summary>
public abstract class TrainerEstimatorBase<TTransformer, TModel> : ITrainerEstimator<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private protected const string NoTrainingInstancesMessage = "No valid training instances found, all instances have missing features.";

    public readonly SchemaShape.Column FeatureColumn;
    public readonly SchemaShape.Column LabelColumn;
    public readonly SchemaShape.Column WeightColumn;

    private protected readonly IHost Host;

    private protected TrainerEstimatorBase(IHost host, SchemaShape.Column feature, SchemaShape.Column label, SchemaShape.Column weight = default)
    {
        Contracts.CheckValue(host, nameof(host));
        Host = host;
        Host.CheckParam(feature.IsValid, nameof(feature), "not initialized properly");
        FeatureColumn = feature;
        LabelColumn = label;
        WeightColumn = weight;
    }

    public abstract TrainerInfo Info { get; }

    public TTransformer Fit(IDataView input) => TrainTransformer(input);

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        CheckInputSchema(inputSchema);
        var result = inputSchema.ToDictionary(column => column.Name);
        foreach (var column in GetOutputColumnsCore(inputSchema))
            result[column.Name] = column;
        return new SchemaShape(result.Values);
    }

    private protected abstract SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema);

    private protected abstract TModel TrainModelCore(IDataView trainSet, IPredictor initPredictor);

    private protected abstract TTransformer MakeTransformer(TModel model, DataViewSchema trainSchema);

    private protected TTransformer TrainTransformer(IDataView trainSet, IPredictor initPredictor = null)
    {
        CheckInputSchema(SchemaShape.Create(trainSet.Schema));
        return MakeTransformer(TrainModelCore(trainSet, initPredictor), trainSet.Schema);
    }

    private void CheckInputSchema(SchemaShape inputSchema)
    {
        Check(FeatureColumn, "feature", inputSchema, nameof(inputSchema));
        Check(WeightColumn, "weight", inputSchema, nameof(inputSchema));
        Check(LabelColumn, "label", inputSchema, "labelCol");
    }

    private void Check(SchemaShape.Column expected, string role, SchemaShape inputSchema, string mismatchParameter)
    {
        if (!expected.IsValid)
            return;
        if (!inputSchema.TryFindColumn(expected.Name, out var actual))
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), role, expected.Name);
        if (!expected.IsCompatibleWith(actual))
            throw Host.ExceptSchemaMismatch(mismatchParameter, role, expected.Name, expected.GetTypeString(), actual.GetTypeString());
    }
}
