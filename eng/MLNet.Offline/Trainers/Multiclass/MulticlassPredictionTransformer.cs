using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Adds the columns <c>PredictedLabel</c>, a key, and <c>Score</c> with a value for each class.</summary>
public sealed class MulticlassPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    /// <summary>From this version on the names of the new columns are saved.</summary>
    private const uint VersionWithNames = 0x00010002;

    private readonly string _trainLabelColumn;
    private readonly string _scoreColumn;
    private readonly string _predictedLabelColumn;
    private readonly IModelOutput _output;
    private readonly PredictedLabelColumn _label;

    internal MulticlassPredictionTransformer(IHostEnvironment env, TModel model, DataViewSchema trainSchema, string featureColumn, string labelColumn,
        string scoreColumn = AnnotationUtils.Const.ScoreValueKind.Score, string predictedLabel = DefaultColumnNames.PredictedLabel)
        : base(Contracts.CheckRef(env, nameof(env)).Register(nameof(MulticlassPredictionTransformer)), model, trainSchema, featureColumn)
    {
        _trainLabelColumn = labelColumn;
        _scoreColumn = scoreColumn;
        _predictedLabelColumn = predictedLabel;
        (_output, _label) = Bind();
    }

    internal MulticlassPredictionTransformer(IHost host, ModelLoadContext ctx, TModel model)
        : base(host, ctx, model)
    {
        bool hasNames = ctx.VersionWritten >= VersionWithNames;
        _trainLabelColumn = ctx.LoadStringOrNull();
        _scoreColumn = hasNames ? ctx.LoadStringOrNull() : AnnotationUtils.Const.ScoreValueKind.Score;
        _predictedLabelColumn = hasNames ? ctx.LoadStringOrNull() : DefaultColumnNames.PredictedLabel;
        (_output, _label) = Bind();
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(new VersionInfo(
            modelSignature: "MC  PRED",
            verWrittenCur: VersionWithNames,
            verReadableCur: 0x00010001,
            verWeCanReadBack: 0x00010001,
            loaderSignature: MulticlassPredictionTransformer.LoaderSignature,
            loaderAssemblyName: MLNetAssembly.Data));
        base.SaveCore(ctx);
        ctx.SaveStringOrNull(_trainLabelColumn);
        ctx.SaveStringOrNull(_scoreColumn);
        ctx.SaveStringOrNull(_predictedLabelColumn);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema inputSchema) =>
        new MulticlassClassificationScorer(Host, this, _output, inputSchema, FeatureColumnName, _label);

    private (IModelOutput, PredictedLabelColumn) Bind()
    {
        var labels = LabelNames.Find(TrainSchema, _trainLabelColumn);
        var output = ModelOutput.Of(Model, AnnotationUtils.Const.ScoreColumnKind.MulticlassClassification);
        // Fails if the features do not fit.
        _ = new GenericScorer(this, output, TrainSchema, FeatureColumnName);
        return (output, MulticlassClassificationScorer.MakeLabel(Host, output, _predictedLabelColumn, _scoreColumn, labels));
    }
}

internal static class MulticlassPredictionTransformer
{
    public const string LoaderSignature = "MulticlassPredXfer";

    public static object Create(IHostEnvironment env, ModelLoadContext ctx) =>
        CreatePredictionTransformer.Create<VBuffer<float>>(env, ctx, nameof(MulticlassPredictionTransformer), typeof(MulticlassPredictionTransformer<>));
}
