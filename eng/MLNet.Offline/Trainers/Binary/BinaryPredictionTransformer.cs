using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Adds the columns <c>PredictedLabel</c> and <c>Score</c>, and <c>Probability</c> if the model is calibrated.</summary>
public sealed class BinaryPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    internal readonly string ThresholdColumn;
    internal readonly float Threshold;
    internal readonly string LabelColumnName;

    private readonly IModelOutput _output;
    private readonly PredictedLabelColumn _label;

    internal BinaryPredictionTransformer(IHostEnvironment env, TModel model, DataViewSchema trainSchema, string featureColumn,
        float threshold = 0f, string thresholdColumn = DefaultColumnNames.Score)
        : this(env, model, trainSchema, featureColumn, null, threshold, thresholdColumn)
    {
    }

    internal BinaryPredictionTransformer(IHostEnvironment env, TModel model, DataViewSchema trainSchema, string featureColumn, string labelColumn,
        float threshold = 0f, string thresholdColumn = DefaultColumnNames.Score)
        : base(Contracts.CheckRef(env, nameof(env)).Register(nameof(BinaryPredictionTransformer)), model, trainSchema, featureColumn)
    {
        Host.CheckNonEmpty(thresholdColumn, nameof(thresholdColumn));
        Threshold = threshold;
        ThresholdColumn = thresholdColumn;
        LabelColumnName = labelColumn;
        (_output, _label) = Bind();
    }

    /// <summary>A file does not tell the label column: labels that were keys are truth values from then on.</summary>
    internal BinaryPredictionTransformer(IHost host, ModelLoadContext ctx, TModel model)
        : base(host, ctx, model)
    {
        Threshold = ctx.Reader.ReadSingle();
        ThresholdColumn = ctx.LoadString();
        (_output, _label) = Bind();
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(new VersionInfo(
            modelSignature: "BIN PRED",
            verWrittenCur: 0x00010001,
            verReadableCur: 0x00010001,
            verWeCanReadBack: 0x00010001,
            loaderSignature: BinaryPredictionTransformer.LoaderSignature,
            loaderAssemblyName: MLNetAssembly.Data));
        base.SaveCore(ctx);
        ctx.Writer.Write(Threshold);
        ctx.SaveStringOrNull(ThresholdColumn);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema inputSchema) =>
        new BinaryClassifierScorer(this, _output, inputSchema, FeatureColumnName, _label, Threshold);

    private (IModelOutput, PredictedLabelColumn) Bind()
    {
        var labels = LabelNames.Find(TrainSchema, LabelColumnName);
        var output = ModelOutput.Of(Model, AnnotationUtils.Const.ScoreColumnKind.BinaryClassification);
        // Fails if the features do not fit.
        _ = new GenericScorer(this, output, TrainSchema, FeatureColumnName);
        return (output, BinaryClassifierScorer.MakeLabel(Host, output, ThresholdColumn, labels));
    }
}

internal static class BinaryPredictionTransformer
{
    public const string LoaderSignature = "BinaryPredXfer";

    public static object Create(IHostEnvironment env, ModelLoadContext ctx) =>
        CreatePredictionTransformer.Create<float>(env, ctx, nameof(BinaryPredictionTransformer), typeof(BinaryPredictionTransformer<>));
}
