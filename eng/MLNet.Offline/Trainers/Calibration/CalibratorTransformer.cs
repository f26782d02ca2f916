using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

/// <summary>Base of the transformers that add a column <c>Probability</c> to a score.</summary>
public abstract class CalibratorTransformer<TICalibrator> : RowToRowTransformerBase,
    ISingleFeaturePredictionTransformer<TICalibrator>, ISingleFeaturePredictionTransformer
    where TICalibrator : class, ICalibrator
{
    private const string DirCalibrator = "Calibrator";

    /// <summary>From this version on the name of the score is saved.</summary>
    private const uint VersionWithScore = 0x00010002;

    private readonly TICalibrator _calibrator;
    private readonly string _loaderSignature;
    private readonly string _scoreColumnName;

    private protected CalibratorTransformer(IHostEnvironment env, TICalibrator calibrator, string loaderSignature, string scoreColumnName)
        : base(Contracts.CheckRef(env, nameof(env)).Register("CalibratorTransformer"))
    {
        _loaderSignature = loaderSignature;
        _calibrator = calibrator;
        _scoreColumnName = scoreColumnName;
    }

    private protected CalibratorTransformer(IHostEnvironment env, ModelLoadContext ctx, string loaderSignature)
        : base(Contracts.CheckRef(env, nameof(env)).Register("CalibratorTransformer"))
    {
        _loaderSignature = loaderSignature;
        ctx.CheckAtModel(GetVersionInfo());
        ctx.LoadModel<TICalibrator, SignatureLoadModel>(env, out _calibrator, DirCalibrator);
        _scoreColumnName = ctx.VersionWritten >= VersionWithScore ? ctx.LoadString() : DefaultColumnNames.Score;
    }

    TICalibrator IPredictionTransformer<TICalibrator>.Model => _calibrator;

    string ISingleFeaturePredictionTransformer<TICalibrator>.FeatureColumnName => DefaultColumnNames.Score;

    string ISingleFeaturePredictionTransformer.FeatureColumnName => DefaultColumnNames.Score;

    DataViewType ISingleFeaturePredictionTransformer<TICalibrator>.FeatureColumnType => NumberDataViewType.Single;

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        ctx.SaveModel(_calibrator, DirCalibrator);
        ctx.SaveStringOrNull(_scoreColumnName);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private VersionInfo GetVersionInfo() => new(
        modelSignature: "CALTRANS",
        verWrittenCur: VersionWithScore,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderSignature: _loaderSignature,
        loaderAssemblyName: MLNetAssembly.Data);

    private sealed class Mapper : MapperBase
    {
        private readonly CalibratorTransformer<TICalibrator> _parent;
        private readonly DataViewSchema.Column _score;

        public Mapper(CalibratorTransformer<TICalibrator> parent, DataViewSchema inputSchema)
            : base(parent.Host, inputSchema, parent)
        {
            _parent = parent;
            var score = inputSchema.GetColumnOrNull(parent._scoreColumnName);
            parent.Host.Check(score != null, "The data to calibrate contains no '" + parent._scoreColumnName + "' column.");
            _score = score.Value;
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            var schema = _score.Annotations.Schema;
            if (schema.GetColumnOrNull(AnnotationUtils.Kinds.ScoreColumnSetId)?.Type is KeyDataViewType { } set && set.RawType == typeof(uint)
                && schema.GetColumnOrNull(AnnotationUtils.Kinds.ScoreColumnKind)?.Type is TextDataViewType
                && schema.GetColumnOrNull(AnnotationUtils.Kinds.ScoreValueKind)?.Type is TextDataViewType)
            {
                annotations.Add(_score.Annotations, kind => kind == AnnotationUtils.Kinds.ScoreColumnSetId);
                annotations.Add(_score.Annotations, kind => kind == AnnotationUtils.Kinds.ScoreColumnKind);
                annotations.Add(_score.Annotations, kind => kind == AnnotationUtils.Kinds.ScoreValueKind);
            }
            annotations.AddPrimitiveValue(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance, true);
            return [new(DefaultColumnNames.Probability, NumberDataViewType.Single, annotations.ToAnnotations())];
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var getScore = input.GetGetter<float>(input.Schema[_score.Index]);
            float score = 0;
            return (ValueGetter<float>)((ref float probability) =>
            {
                getScore(ref score);
                probability = _parent._calibrator.PredictProbability(score);
            });
        }

        private protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput) => column => column == _score.Index;

        private protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);
    }
}
