namespace Microsoft.ML.Data;

/// <summary>Adds the predicted label in front of the columns of the model.</summary>
internal abstract class PredictedLabelScorerBase(
    ITransformer parent, IModelOutput output, DataViewSchema inputSchema, string featureColumn, PredictedLabelColumn label)
    : GenericScorer(parent, output, inputSchema, featureColumn)
{
    /// <summary>The names of the classes belong to the score, whichever column the label is derived from.</summary>
    private const int ScoreIndex = 0;

    protected readonly PredictedLabelColumn Label = label;

    protected sealed override int OutputCount => 1 + Output.Columns.Count;

    public sealed override DataViewSchema.DetachedColumn[] GetOutputColumns() =>
        [MakeLabelColumn(), .. Output.Columns.Select((column, i) => Decorate(column, isScore: i == ScoreIndex))];

    public sealed override Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
    {
        disposer = null;
        bool isActive = activeOutput(0);
        var getters = CreateModelGetters(input, i => activeOutput(i + 1) || (isActive && i == Label.ScoreIndex));
        Delegate getLabel = null;
        if (isActive)
            getLabel = CreateLabelGetter(input, ref getters[Label.ScoreIndex]);
        return [getLabel, .. getters.Select((getter, i) => activeOutput(i + 1) ? getter : null)];
    }

    /// <summary>Derives the label; the getter of the score is replaced by one that computes it once a row for both.</summary>
    protected abstract Delegate CreateLabelGetter(DataViewRow input, ref Delegate getScore);

    /// <summary>The kinds under which the names of the classes belong to the score.</summary>
    protected abstract IEnumerable<string> LabelNameKinds { get; }

    private DataViewSchema.DetachedColumn MakeLabelColumn()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        AddText(annotations, AnnotationUtils.Kinds.ScoreColumnKind, Label.ScoreColumnKind);
        AddText(annotations, AnnotationUtils.Kinds.ScoreValueKind, AnnotationUtils.Const.ScoreValueKind.PredictedLabel);
        if (Label.ScoreIndex == ScoreIndex && LabelNameKinds.Contains(AnnotationUtils.Kinds.TrainingLabelValues))
            Label.Labels.AddTo(annotations, AnnotationUtils.Kinds.KeyValues);
        AddScoreColumnSetId(annotations);
        return new(Label.Name, Label.Type, annotations.ToAnnotations());
    }

    private DataViewSchema.DetachedColumn Decorate(DataViewSchema.DetachedColumn column, bool isScore)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        AddText(annotations, AnnotationUtils.Kinds.ScoreColumnKind, Label.ScoreColumnKind);
        AddScoreColumnSetId(annotations);
        annotations.Add(column.Annotations, kind => kind != AnnotationUtils.Kinds.ScoreColumnKind);
        if (isScore)
        {
            foreach (string kind in LabelNameKinds)
                Label.Labels.AddTo(annotations, kind);
        }
        return new(column.Name, column.Type, annotations.ToAnnotations());
    }

    private static void AddText(DataViewSchema.Annotations.Builder annotations, string kind, string value) =>
        annotations.AddPrimitiveValue(kind, TextDataViewType.Instance, value.AsMemory());
}
