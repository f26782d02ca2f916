using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Makes the columns of a model and what they say about themselves.</summary>
internal static class ModelOutput
{
    /// <summary>A model that knows probabilities is scored as a binary one.</summary>
    public static IModelOutput Of(object model, string scoreColumnKind) => model switch
    {
        IValueMapperDist distribution => new ProbabilityOutput(distribution),
        IValueMapper mapper => new ScoreOutput(mapper, scoreColumnKind),
        _ => throw Contracts.Except("Predictor score type cannot be determined since it doesn't implement IValueMapper")
    };

    public static DataViewSchema.DetachedColumn MakeScoreColumn(DataViewType type, string scoreColumnKind) =>
        MakeColumn(AnnotationUtils.Const.ScoreValueKind.Score, type, scoreColumnKind, new());

    public static DataViewSchema.DetachedColumn MakeProbabilityColumn()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance, true);
        return MakeColumn(AnnotationUtils.Const.ScoreValueKind.Probability, NumberDataViewType.Single,
            AnnotationUtils.Const.ScoreColumnKind.BinaryClassification, annotations);
    }

    private static DataViewSchema.DetachedColumn MakeColumn(
        string name, DataViewType type, string scoreColumnKind, DataViewSchema.Annotations.Builder annotations)
    {
        annotations.AddPrimitiveValue(AnnotationUtils.Kinds.ScoreColumnKind, TextDataViewType.Instance, scoreColumnKind.AsMemory());
        annotations.AddPrimitiveValue(AnnotationUtils.Kinds.ScoreValueKind, TextDataViewType.Instance, name.AsMemory());
        return new(name, type, annotations.ToAnnotations());
    }
}
