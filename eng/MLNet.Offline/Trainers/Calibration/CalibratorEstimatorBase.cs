using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

/// <summary>Base of the estimators that add the probability to a score.</summary>
public abstract class CalibratorEstimatorBase<TICalibrator> : IEstimator<CalibratorTransformer<TICalibrator>>, IHaveCalibratorTrainer
    where TICalibrator : class, ICalibrator
{
    private protected readonly IHostEnvironment Host;
    private protected readonly SchemaShape.Column ScoreColumn;
    private protected readonly SchemaShape.Column LabelColumn;
    private protected readonly SchemaShape.Column WeightColumn;

    private readonly ICalibratorTrainer _trainer;

    private protected CalibratorEstimatorBase(IHostEnvironment env, ICalibratorTrainer calibratorTrainer,
        string labelColumn, string scoreColumn, string weightColumn)
    {
        Host = env;
        _trainer = calibratorTrainer;
        if (!string.IsNullOrWhiteSpace(labelColumn))
            LabelColumn = MakeScalar(labelColumn, BooleanDataViewType.Instance);
        else
            env.CheckParam(!calibratorTrainer.NeedsTraining, nameof(labelColumn), "For trained calibrators, labelColumn must be specified.");
        ScoreColumn = MakeScalar(scoreColumn, NumberDataViewType.Single);
        if (weightColumn != null)
            WeightColumn = MakeScalar(weightColumn, NumberDataViewType.Single);
    }

    ICalibratorTrainer IHaveCalibratorTrainer.CalibratorTrainer => _trainer;

    public CalibratorTransformer<TICalibrator> Fit(IDataView input)
    {
        using var ch = Host.Start("Creating calibrator.");
        var calibrator = (TICalibrator)CalibratorUtils.TrainCalibrator(Host, ch, _trainer, input, LabelColumn.Name, ScoreColumn.Name, WeightColumn.Name);
        return Create(Host, calibrator, ScoreColumn.Name);
    }

    SchemaShape IEstimator<CalibratorTransformer<TICalibrator>>.GetOutputSchema(SchemaShape inputSchema)
    {
        Check(ScoreColumn, "score", inputSchema);
        Check(WeightColumn, "weight", inputSchema);
        Check(LabelColumn, "label", inputSchema);

        inputSchema.TryFindColumn(ScoreColumn.Name, out var score);
        List<SchemaShape.Column> annotations = [MakeScalar(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance)];
        if (FindScalar(score, AnnotationUtils.Kinds.ScoreColumnSetId) is { IsKey: true } set && set.ItemType == NumberDataViewType.UInt32
            && FindScalar(score, AnnotationUtils.Kinds.ScoreColumnKind) is { ItemType: TextDataViewType } kind
            && FindScalar(score, AnnotationUtils.Kinds.ScoreValueKind) is { ItemType: TextDataViewType } valueKind)
        {
            annotations.AddRange([set, kind, valueKind]);
        }

        var result = inputSchema.ToDictionary(column => column.Name);
        result[DefaultColumnNames.Probability] = new SchemaShape.Column(DefaultColumnNames.Probability,
            SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, false, new SchemaShape(annotations));
        return new SchemaShape(result.Values);
    }

    private protected abstract CalibratorTransformer<TICalibrator> Create(IHostEnvironment env, TICalibrator calibrator, string scoreColumnName);

    private void Check(SchemaShape.Column expected, string role, SchemaShape inputSchema)
    {
        if (!expected.IsValid)
            return;
        if (!inputSchema.TryFindColumn(expected.Name, out var actual))
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), role, expected.Name);
        if (!expected.IsCompatibleWith(actual))
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), role, expected.Name, expected.GetTypeString(), actual.GetTypeString());
    }

    private static SchemaShape.Column? FindScalar(SchemaShape.Column column, string kind) =>
        column.Annotations.TryFindColumn(kind, out var found) && found.Kind == SchemaShape.Column.VectorKind.Scalar ? found : null;

    private static SchemaShape.Column MakeScalar(string name, DataViewType type) => new(name, SchemaShape.Column.VectorKind.Scalar, type, false);
}
