using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Base of the transformers that predict from one column of features.</summary>
public abstract partial class SingleFeaturePredictionTransformerBase<TModel> : PredictionTransformerBase<TModel>, ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private protected SingleFeaturePredictionTransformerBase(IHost host, TModel model, DataViewSchema trainSchema, string featureColumn)
        : base(host, model, trainSchema)
    {
        FeatureColumnName = featureColumn;
        FeatureColumnType = FindFeatureType(nameof(featureColumn));
    }

    private protected SingleFeaturePredictionTransformerBase(IHost host, ModelLoadContext ctx, TModel model)
        : base(host, ctx, model)
    {
        FeatureColumnName = ctx.LoadStringOrNull();
        FeatureColumnType = FindFeatureType(nameof(FeatureColumnName));
    }

    public string FeatureColumnName { get; }

    public DataViewType FeatureColumnType { get; }

    public sealed override DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));

        if (FeatureColumnName != null)
        {
            if (inputSchema.GetColumnOrNull(FeatureColumnName) is not { } features)
                throw Host.ExceptSchemaMismatch(nameof(inputSchema), "feature", FeatureColumnName);
            if (!features.Type.Equals(FeatureColumnType))
                throw Host.ExceptSchemaMismatch(nameof(inputSchema), "feature", FeatureColumnName, FeatureColumnType.ToString(), features.Type.ToString());
        }

        return RowToRowMapperTransform.GetOutputSchema(inputSchema, MakeRowMapper(inputSchema));
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SaveStringOrNull(FeatureColumnName);
    }

    private DataViewType FindFeatureType(string parameter) => FeatureColumnName == null
        ? null
        : TrainSchema.GetColumnOrNull(FeatureColumnName)?.Type ?? throw Host.ExceptSchemaMismatch(parameter, "feature", FeatureColumnName);
}
