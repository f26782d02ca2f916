using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal static partial class AnnotationUtils
{
    public static KeyDataViewType ScoreColumnSetIdType { get; } = new(typeof(uint), int.MaxValue);

    public static VectorDataViewType GetCategoricalType(int rangeCount)
    {
        Contracts.CheckParam(rangeCount > 0, nameof(rangeCount), "must be known size");
        return new VectorDataViewType(NumberDataViewType.Int32, rangeCount, 2);
    }

    /// <summary>What trainers announce of the columns that their models will add.</summary>
    public static SchemaShape.Column[] GetTrainerOutputAnnotation() =>
    [
        new(Kinds.ScoreColumnSetId, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, true),
        new(Kinds.ScoreColumnKind, SchemaShape.Column.VectorKind.Scalar, TextDataViewType.Instance, false),
        new(Kinds.ScoreValueKind, SchemaShape.Column.VectorKind.Scalar, TextDataViewType.Instance, false)
    ];

    public static void AddSlotNames(
        this DataViewSchema.Annotations.Builder builder, int size, ValueGetter<VBuffer<ReadOnlyMemory<char>>> getter) =>
        builder.Add(Kinds.SlotNames, new VectorDataViewType(TextDataViewType.Instance, size), getter);

    public static void AddKeyValues<TValue>(
        this DataViewSchema.Annotations.Builder builder, int count, PrimitiveDataViewType type, ValueGetter<VBuffer<TValue>> getter) =>
        builder.Add(Kinds.KeyValues, new VectorDataViewType(type, count), getter);

    public static bool HasSlotNames(this DataViewSchema.Column column, int vectorSize) =>
        vectorSize > 0
        && column.Annotations.Schema.GetColumnOrNull(Kinds.SlotNames)?.Type is VectorDataViewType type
        && type.Size == vectorSize
        && type.ItemType is TextDataViewType;

    public static bool HasSlotNames(this SchemaShape.Column column)
    {
        Contracts.CheckParam(column.IsValid, nameof(column), "struct not initialized properly");
        return column.Kind == SchemaShape.Column.VectorKind.Vector
            && column.Annotations.TryFindColumn(Kinds.SlotNames, out var names)
            && names is { Kind: SchemaShape.Column.VectorKind.Vector, IsKey: false, ItemType: TextDataViewType };
    }

    public static bool IsNormalized(this SchemaShape.Column column)
    {
        Contracts.CheckParam(column.IsValid, nameof(column), "struct not initialized properly");
        return column.Annotations.TryFindColumn(Kinds.IsNormalized, out var normalized)
            && normalized is { Kind: SchemaShape.Column.VectorKind.Scalar, IsKey: false, ItemType: BooleanDataViewType };
    }

    /// <summary>The largest value that any column has for an annotation such as the score column set id.</summary>
    public static uint GetMaxAnnotationKind(this DataViewSchema schema, out int colMax, string annotationKind)
    {
        uint max = 0;
        colMax = -1;
        foreach (var column in schema)
        {
            var type = column.Annotations.Schema.GetColumnOrNull(annotationKind)?.Type;
            if (type is not KeyDataViewType || type.RawType != typeof(uint))
                continue;

            uint value = 0;
            column.Annotations.GetValue(annotationKind, ref value);
            if (max < value)
                (max, colMax) = (value, column.Index);
        }

        return max;
    }
}
