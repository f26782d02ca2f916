using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Reads a column as if its items were of another type.</summary>
internal static class ConvertingGetter
{
    /// <summary>A getter of a value or, where the column has vectors, of a vector of the given type.</summary>
    public static Delegate Create(DataViewRow row, DataViewSchema.Column column, PrimitiveDataViewType itemType)
    {
        Delegate create = column.Type is VectorDataViewType ? CreateVector<int, int> : CreateOne<int, int>;
        return Generics.Call<Delegate>(create, [column.Type.GetItemType().RawType, itemType.RawType], [row, column, itemType]);
    }

    private static Delegate CreateOne<TSource, TDestination>(DataViewRow row, DataViewSchema.Column column, PrimitiveDataViewType type)
    {
        var convert = Conversions.GetStandardConversion<TSource, TDestination>(column.Type, type);
        var getter = row.GetGetter<TSource>(column);
        if (typeof(TSource) == typeof(TDestination))
            return getter;

        TSource source = default;
        return (ValueGetter<TDestination>)((ref TDestination value) =>
        {
            getter(ref source);
            value = convert(source);
        });
    }

    // Slots that are not explicit stay so, whatever the default of the source would be converted to.
    private static Delegate CreateVector<TSource, TDestination>(DataViewRow row, DataViewSchema.Column column, PrimitiveDataViewType itemType)
    {
        var type = (VectorDataViewType)column.Type;
        var convert = Conversions.GetStandardConversion<TSource, TDestination>(type.ItemType, itemType);
        var getter = row.GetGetter<VBuffer<TSource>>(column);
        if (typeof(TSource) == typeof(TDestination))
            return getter;

        VBuffer<TSource> source = default;
        return (ValueGetter<VBuffer<TDestination>>)((ref VBuffer<TDestination> value) =>
        {
            getter(ref source);
            Contracts.Check(!type.IsKnownSize || source.Length == type.Size);
            var items = source.GetValues();
            var editor = VBufferEditor.Create(ref value, source.Length, items.Length);
            for (int i = 0; i < items.Length; i++)
                editor.Values[i] = convert(items[i]);
            source.GetIndices().CopyTo(editor.Indices);
            value = editor.Commit();
        });
    }
}
