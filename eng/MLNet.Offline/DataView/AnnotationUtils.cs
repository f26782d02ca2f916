using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal static partial class AnnotationUtils
{
    public static KeyDataViewType ScoreColumnSetIdType { get; } = new(typeof(uint), int.MaxValue);

    public static VectorDataViewType GetNamesType(int size)
    {
        Contracts.CheckParam(size > 0, nameof(size), "must be known size");
        return new VectorDataViewType(TextDataViewType.Instance, size);
    }

    public static VectorDataViewType GetCategoricalType(int rangeCount)
    {
        Contracts.CheckParam(rangeCount > 0, nameof(rangeCount), "must be known size");
        return new VectorDataViewType(NumberDataViewType.Int32, rangeCount, 2);
    }

    public static void AddSlotNames(
        this DataViewSchema.Annotations.Builder builder, int size, ValueGetter<VBuffer<ReadOnlyMemory<char>>> getter) =>
        builder.Add(Kinds.SlotNames, new VectorDataViewType(TextDataViewType.Instance, size), getter);

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
    public static uint GetMaxAnnotationKind(
        this DataViewSchema schema,
        out int colMax,
        string annotationKind,
        Func<DataViewSchema, int, bool> filterFunc = null)
    {
        uint max = 0;
        colMax = -1;
        foreach (var column in schema)
        {
            var type = column.Annotations.Schema.GetColumnOrNull(annotationKind)?.Type;
            if (type is not KeyDataViewType || type.RawType != typeof(uint))
                continue;
            if (filterFunc != null && !filterFunc(schema, column.Index))
                continue;

            uint value = 0;
            column.Annotations.GetValue(annotationKind, ref value);
            if (max < value)
                (max, colMax) = (value, column.Index);
        }

        return max;
    }

    public static bool TryGetAnnotation<T>(
        this DataViewSchema schema, PrimitiveDataViewType type, string kind, int col, ref T value)
    {
        var annotations = schema[col].Annotations;
        if (!type.Equals(annotations.Schema.GetColumnOrNull(kind)?.Type))
            return false;
        annotations.GetValue(kind, ref value);
        return true;
    }

    /// <summary>The slot ranges that hold one categorical feature each, as pairs of first and last slot, if they are valid.</summary>
    public static bool TryGetCategoricalFeatureIndices(DataViewSchema.Column column, out int[] categoricalFeatures)
    {
        categoricalFeatures = null;
        var size = column.Type.GetVectorSize();
        if (size == 0 || column.Annotations.Schema.GetColumnOrNull(Kinds.CategoricalSlotRanges)?.Type.RawType != typeof(VBuffer<int>))
            return false;

        VBuffer<int> ranges = default;
        column.Annotations.GetValue(Kinds.CategoricalSlotRanges, ref ranges);
        if (ranges.Length == 0 || ranges.Length % 2 != 0 || ranges.Length > size * 2)
            return false;

        int[] bounds = [.. ranges.DenseValues()];
        var previousEnd = -1;
        for (var i = 0; i < bounds.Length; i += 2)
        {
            if (bounds[i] <= previousEnd || bounds[i] > bounds[i + 1] || bounds[i + 1] >= size)
                return false;
            previousEnd = bounds[i + 1];
        }

        categoricalFeatures = bounds;
        return true;
    }

    /// <summary>The annotations of every score column.</summary>
    public static IEnumerable<SchemaShape.Column> GetTrainerOutputAnnotation(bool isNormalized = false)
    {
        const SchemaShape.Column.VectorKind scalar = SchemaShape.Column.VectorKind.Scalar;
        yield return new(Kinds.ScoreColumnSetId, scalar, NumberDataViewType.UInt32, true);
        yield return new(Kinds.ScoreColumnKind, scalar, TextDataViewType.Instance, false);
        yield return new(Kinds.ScoreValueKind, scalar, TextDataViewType.Instance, false);
        if (isNormalized)
            yield return new(Kinds.IsNormalized, scalar, BooleanDataViewType.Instance, false);
    }
}
