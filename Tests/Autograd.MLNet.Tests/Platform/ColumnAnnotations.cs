using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Writes what a column says about itself: <c>ScoreColumnSetId=1, ScoreValueKind=Score</c>.</summary>
internal static class ColumnAnnotations
{
    public static string Of(DataViewSchema.Column column) =>
        string.Join(", ", column.Annotations.Schema.Select(annotation => $"{annotation.Name}={Value(column.Annotations, annotation)}"));

    private static string Value(DataViewSchema.Annotations annotations, DataViewSchema.Column annotation) => annotation.Type switch
    {
        TextDataViewType => Get<ReadOnlyMemory<char>>(annotations, annotation).ToString(),
        BooleanDataViewType => Get<bool>(annotations, annotation).ToString(),
        KeyDataViewType => Get<uint>(annotations, annotation).ToString(CultureInfo.InvariantCulture),
        VectorDataViewType { ItemType: TextDataViewType } => Show.Vector(Get<VBuffer<ReadOnlyMemory<char>>>(annotations, annotation)),
        var type => throw new ArgumentException($"No annotation is written for {type}.", nameof(annotation))
    };

    private static T Get<T>(DataViewSchema.Annotations annotations, DataViewSchema.Column annotation)
    {
        T value = default!;
        annotations.GetGetter<T>(annotation)(ref value);
        return value;
    }
}
