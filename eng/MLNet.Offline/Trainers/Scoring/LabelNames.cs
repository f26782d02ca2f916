using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The key values of the label in the training data, which become annotations of the score.</summary>
internal sealed class LabelNames
{
    private readonly DataViewSchema.Column _label;

    private LabelNames(DataViewSchema.Column label, VectorDataViewType type)
    {
        _label = label;
        Type = type;
    }

    public VectorDataViewType Type { get; }

    /// <summary>Null if there is no label or its values have no names.</summary>
    public static LabelNames Find(DataViewSchema trainSchema, string labelColumn)
    {
        if (string.IsNullOrWhiteSpace(labelColumn))
            return null;
        if (trainSchema.GetColumnOrNull(labelColumn) is not { } label)
            throw Contracts.ExceptParam("schema", $"{labelColumn} column 'Label' not found");
        return label.Annotations.Schema.GetColumnOrNull(AnnotationUtils.Kinds.KeyValues)?.Type is VectorDataViewType type ? new(label, type) : null;
    }

    /// <summary>Adds the names to a column under the kind that is given.</summary>
    public void AddTo(DataViewSchema.Annotations.Builder annotations, string kind)
    {
        var values = _label.Annotations.Schema[AnnotationUtils.Kinds.KeyValues];
        annotations.Add(kind, Type, _label.Annotations.GetGetterInternal(values.Index));
    }
}
