
namespace Microsoft.ML.Data;

/// <summary>The annotation that tells which slots of a vector belong to one categorical value.</summary>
internal static class CategoricalSlots
{
    /// <summary>First and last slot of each range; nothing where the annotation is missing or makes no sense.</summary>
    public static int[] GetRanges(DataViewSchema.Column column)
    {
        if (column.Annotations.Schema.GetColumnOrNull(AnnotationUtils.Kinds.CategoricalSlotRanges)?.Type.RawType != typeof(VBuffer<int>))
            return [];

        VBuffer<int> value = default;
        column.Annotations.GetValue(AnnotationUtils.Kinds.CategoricalSlotRanges, ref value);
        int[] ranges = [.. value.DenseValues()];
        int slots = column.Type.GetVectorSize();
        bool isValid = ranges.Length % 2 == 0 && ranges.Length <= slots * 2;
        for (int i = 0; isValid && i < ranges.Length; i += 2)
            isValid = (i == 0 || ranges[i - 1] < ranges[i]) && 0 <= ranges[i] && ranges[i] <= ranges[i + 1] && ranges[i + 1] < slots;
        return isValid ? ranges : [];
    }
}
