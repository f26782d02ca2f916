using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Binds a model to the columns it is given: finds the features and adds the score.</summary>
internal sealed class ScoreRowMapper : IRowMapper
{
    private readonly ITransformer _parent;
    private readonly IValueMapper _model;
    private readonly int _features;
    private readonly DataViewSchema.DetachedColumn _score;

    public ScoreRowMapper(ITransformer parent, IValueMapper model, DataViewSchema inputSchema, string featureColumn, string scoreColumnKind)
    {
        _parent = parent;
        _model = model;
        if (inputSchema.GetColumnOrNull(featureColumn) is not { } features)
            throw Contracts.ExceptParam("schema", $"{featureColumn} column 'Feature' not found");
        CheckFeatures(features.Type, model.InputType);
        _features = features.Index;
        _score = MakeScoreColumn(inputSchema, scoreColumnKind);
    }

    public Func<int, bool> GetDependencies(Func<int, bool> activeOutput) => activeOutput(0) ? column => column == _features : _ => false;

    public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
    {
        disposer = null;
        return [activeOutput(0) ? Generics.Call<Delegate>(MakeGetter<int, int>, [_model.InputType.RawType, _model.OutputType.RawType], [input]) : null];
    }

    public DataViewSchema.DetachedColumn[] GetOutputColumns() => [_score];

    public ITransformer GetTransformer() => _parent;

    void ICanSaveModel.Save(ModelSaveContext ctx) => _parent.Save(ctx);

    private Delegate MakeGetter<TSrc, TDst>(DataViewRow input)
    {
        var getFeatures = input.GetGetter<TSrc>(input.Schema[_features]);
        var map = _model.GetMapper<TSrc, TDst>();
        TSrc features = default;
        return (ValueGetter<TDst>)((ref TDst score) =>
        {
            getFeatures(ref features);
            map(in features, ref score);
        });
    }

    private static void CheckFeatures(DataViewType actual, DataViewType expected)
    {
        if (!actual.GetItemType().Equals(expected.GetItemType()))
            throw Contracts.Except("Incompatible features column type item type: '{0}' vs '{1}'", actual.GetItemType(), expected.GetItemType());
        bool sameSize = expected.GetVectorSize() == 0 || actual.GetVectorSize() == expected.GetVectorSize();
        if (actual is VectorDataViewType != expected is VectorDataViewType || !sameSize)
            throw Contracts.Except("Incompatible features column type: '{0}' vs '{1}'", actual, expected);
    }

    /// <summary>Columns that one transformer adds share a number, one more than any the input has.</summary>
    private DataViewSchema.DetachedColumn MakeScoreColumn(DataViewSchema inputSchema, string scoreColumnKind)
    {
        uint set = checked(inputSchema.GetMaxAnnotationKind(out _, AnnotationUtils.Kinds.ScoreColumnSetId) + 1);
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue(AnnotationUtils.Kinds.ScoreColumnSetId, AnnotationUtils.ScoreColumnSetIdType, set);
        annotations.AddPrimitiveValue(AnnotationUtils.Kinds.ScoreColumnKind, TextDataViewType.Instance, scoreColumnKind.AsMemory());
        annotations.AddPrimitiveValue(AnnotationUtils.Kinds.ScoreValueKind, TextDataViewType.Instance, AnnotationUtils.Const.ScoreValueKind.Score.AsMemory());
        return new DataViewSchema.DetachedColumn(AnnotationUtils.Const.ScoreValueKind.Score, _model.OutputType, annotations.ToAnnotations());
    }
}
