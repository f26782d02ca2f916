using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Binds a model to the columns it is given: finds the features and adds the columns of the model.</summary>
internal class GenericScorer : IRowMapper
{
    protected readonly IModelOutput Output;

    /// <summary>Columns that one transformer adds share a number, one more than any the input has.</summary>
    protected readonly uint ScoreColumnSetId;

    private readonly ITransformer _parent;
    private readonly DataViewSchema.Column _features;

    public GenericScorer(ITransformer parent, IModelOutput output, DataViewSchema inputSchema, string featureColumn)
    {
        _parent = parent;
        Output = output;
        if (inputSchema.GetColumnOrNull(featureColumn) is not { } features)
            throw Contracts.ExceptParam("schema", $"{featureColumn} column 'Feature' not found");
        CheckFeatures(features.Type, output.InputType);
        _features = features;
        ScoreColumnSetId = checked(inputSchema.GetMaxAnnotationKind(out _, AnnotationUtils.Kinds.ScoreColumnSetId) + 1);
    }

    public Func<int, bool> GetDependencies(Func<int, bool> activeOutput) =>
        Enumerable.Range(0, OutputCount).Any(activeOutput) ? column => column == _features.Index : _ => false;

    public virtual Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
    {
        disposer = null;
        return CreateModelGetters(input, activeOutput);
    }

    public virtual DataViewSchema.DetachedColumn[] GetOutputColumns() => [.. Output.Columns.Select(column =>
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        AddScoreColumnSetId(annotations);
        annotations.Add(column.Annotations, _ => true);
        return new DataViewSchema.DetachedColumn(column.Name, column.Type, annotations.ToAnnotations());
    })];

    public ITransformer GetTransformer() => _parent;

    void ICanSaveModel.Save(ModelSaveContext ctx) => _parent.Save(ctx);

    protected virtual int OutputCount => Output.Columns.Count;

    protected Delegate[] CreateModelGetters(DataViewRow input, Func<int, bool> isActive) =>
        Output.CreateGetters(input, input.Schema[_features.Index], isActive);

    protected void AddScoreColumnSetId(DataViewSchema.Annotations.Builder annotations) =>
        annotations.AddPrimitiveValue(AnnotationUtils.Kinds.ScoreColumnSetId, AnnotationUtils.ScoreColumnSetIdType, ScoreColumnSetId);

    private static void CheckFeatures(DataViewType actual, DataViewType expected)
    {
        if (!actual.GetItemType().Equals(expected.GetItemType()))
            throw Contracts.Except("Incompatible features column type item type: '{0}' vs '{1}'", actual.GetItemType(), expected.GetItemType());
        bool sameSize = expected.GetVectorSize() == 0 || actual.GetVectorSize() == expected.GetVectorSize();
        if (actual is VectorDataViewType != expected is VectorDataViewType || !sameSize)
            throw Contracts.Except("Incompatible features column type: '{0}' vs '{1}'", actual, expected);
    }
}
