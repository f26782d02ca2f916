using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>What the mappings of keys to vectors have in common.</summary>
internal static class KeySlots
{
    public static void CheckIsKey(IExceptionContext context, DataViewSchema.Column source, string parameterName)
    {
        if (source.Type.GetItemType() is not KeyDataViewType)
            throw context.ExceptSchemaMismatch(parameterName, "input", source.Name, "key type of known cardinality", source.Type.ToString());
    }

    public static int GetCount(IExceptionContext context, DataViewType type)
    {
        ulong count = type.GetItemType().GetKeyCount();
        context.Check(count <= int.MaxValue, "KeyDataViewType.Count exceeds int.MaxValue.");
        return (int)count;
    }

    /// <summary>Names the slots of a vector made of those of each slot of the source: <c>Slot.Value</c>, or <c>[0].Value</c> where it has no name.</summary>
    public static void AddSlotNames(DataViewSchema.Annotations.Builder annotations, DataViewSchema.Column source, VectorDataViewType type,
        Func<ReadOnlyMemory<char>[]> getValueNames)
        => annotations.Add(AnnotationUtils.Kinds.SlotNames, new VectorDataViewType(TextDataViewType.Instance, type.Dimensions),
            (ref VBuffer<ReadOnlyMemory<char>> names) =>
            {
                var valueNames = getValueNames();
                var all = GetSlotNames(source).SelectMany(slot => valueNames.Select(value => $"{slot}.{value}".AsMemory())).ToArray();
                VBuffer<ReadOnlyMemory<char>>.Copy(all, 0, ref names, all.Length);
            });

    private static IEnumerable<string> GetSlotNames(DataViewSchema.Column source)
    {
        int size = source.Type.GetVectorSize();
        var names = new VBuffer<ReadOnlyMemory<char>>(size, 0, [], []);
        if (source.HasSlotNames())
            source.GetSlotNames(ref names);
        return names.Items(all: true).Select(slot => slot.Value.IsEmpty ? $"[{slot.Key}]" : slot.Value.ToString());
    }
}
