using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Adds a column <c>Score</c> with the number the model predicts.</summary>
public sealed class RegressionPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    internal RegressionPredictionTransformer(IHostEnvironment env, TModel model, DataViewSchema trainSchema, string featureColumn)
        : base(Contracts.CheckRef(env, nameof(env)).Register(nameof(RegressionPredictionTransformer)), model, trainSchema, featureColumn)
        => MakeRowMapper(trainSchema);

    internal RegressionPredictionTransformer(IHost host, ModelLoadContext ctx, TModel model)
        : base(host, ctx, model)
        => MakeRowMapper(TrainSchema);

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(new VersionInfo(
            modelSignature: "REG PRED",
            verWrittenCur: 0x00010001,
            verReadableCur: 0x00010001,
            verWeCanReadBack: 0x00010001,
            loaderSignature: RegressionPredictionTransformer.LoaderSignature,
            loaderAssemblyName: MLNetAssembly.Data));
        base.SaveCore(ctx);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema inputSchema)
        => new GenericScorer(this, ModelOutput.Of(Model, AnnotationUtils.Const.ScoreColumnKind.Regression), inputSchema, FeatureColumnName);
}

internal static class RegressionPredictionTransformer
{
    public const string LoaderSignature = "RegressionPredXfer";

    public static object Create(IHostEnvironment env, ModelLoadContext ctx) =>
        CreatePredictionTransformer.Create<float>(env, ctx, nameof(RegressionPredictionTransformer), typeof(RegressionPredictionTransformer<>));
}
