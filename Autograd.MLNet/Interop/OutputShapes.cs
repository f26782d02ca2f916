using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Interop;

/// <summary>The columns that ML.NET's prediction transformers add, with their annotations, as ML.NET's own trainers announce them.</summary>
internal static class OutputShapes
{
    private const SchemaShape.Column.VectorKind Scalar = SchemaShape.Column.VectorKind.Scalar, Vector = SchemaShape.Column.VectorKind.Vector;

    public static SchemaShape.Column Score() => SchemaShapes.Create("Score", Scalar, NumberDataViewType.Single, false, new SchemaShape(ScoreAnnotations()));

    /// <summary>Several outputs in one vector.</summary>
    public static SchemaShape.Column NamedScores()
        => SchemaShapes.Create("Score", Vector, NumberDataViewType.Single, false, new SchemaShape([SchemaShapes.Create("SlotNames", Vector, TextDataViewType.Instance, false, null)]));

    public static SchemaShape.Column Probability() => SchemaShapes.Create(
        "Probability", Scalar, NumberDataViewType.Single, false, new SchemaShape([.. ScoreAnnotations(), SchemaShapes.Create("IsNormalized", Scalar, BooleanDataViewType.Instance, false, null)]));

    public static SchemaShape.Column PredictedBoolean() => SchemaShapes.Create("PredictedLabel", Scalar, BooleanDataViewType.Instance, false, new SchemaShape(ScoreAnnotations()));

    public static SchemaShape.Column ClassScores(SchemaShape.Column label)
    {
        var annotations = new List<SchemaShape.Column>();
        SchemaShape.Column keys = KeyValues(label);
        if (keys.Name is not null && keys.Kind == Vector)
        {
            if (keys.ItemType is TextDataViewType)
                annotations.Add(SchemaShapes.Create("SlotNames", Vector, TextDataViewType.Instance, false, null));
            annotations.Add(SchemaShapes.Create("TrainingLabelValues", Vector, keys.ItemType, false, null));
        }

        return SchemaShapes.Create("Score", Vector, NumberDataViewType.Single, false, new SchemaShape([.. annotations, .. ScoreAnnotations()]));
    }

    public static SchemaShape.Column PredictedKey(SchemaShape.Column label)
    {
        SchemaShape.Column keys = KeyValues(label);
        IEnumerable<SchemaShape.Column> annotations = keys.Name is null ? ScoreAnnotations() : [keys, .. ScoreAnnotations()];
        return SchemaShapes.Create("PredictedLabel", Scalar, NumberDataViewType.UInt32, true, new SchemaShape(annotations));
    }

    private static SchemaShape.Column KeyValues(SchemaShape.Column label) => label.Annotations.FirstOrDefault(annotation => annotation.Name == "KeyValues");

    private static IEnumerable<SchemaShape.Column> ScoreAnnotations() =>
    [
        SchemaShapes.Create("ScoreColumnSetId", Scalar, NumberDataViewType.UInt32, true, null),
        SchemaShapes.Create("ScoreColumnKind", Scalar, TextDataViewType.Instance, false, null),
        SchemaShapes.Create("ScoreValueKind", Scalar, TextDataViewType.Instance, false, null),
    ];
}
