using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The type of an annotation and the getter of its value.</summary>
internal sealed record AnnotationInfo(DataViewType Type, Delegate Getter)
{
    /// <summary>An annotation from a plain value: a scalar, a string, an array or a vector buffer.</summary>
    public static AnnotationInfo Create<T>(T value, DataViewType type)
    {
        TypedSchema.GetVectorAndItemType("annotation value", typeof(T), out var isVector, out var itemType);
        if (isVector != type is VectorDataViewType)
        {
            throw Contracts.Except(
                "Value inputted is supposed to be {0}, but type of Annotationinfo is {1}",
                isVector ? "vector" : "scalar",
                type is VectorDataViewType ? "vector" : "scalar");
        }

        if (itemType != type.GetItemType().RawType)
        {
            throw Contracts.Except(
                "Value inputted is supposed to have Type {0}, but type of Annotationinfo has {1}",
                itemType,
                type.GetItemType().RawType);
        }

        return new(type, CreateGetter(value));
    }

    private static Delegate CreateGetter<T>(T value) => value switch
    {
        string text => Scalar(text.AsMemory()),
        string[] texts => Vector(Array.ConvertAll(texts, text => text.AsMemory())),
        Array array => Generics.Invoke(VectorOf<int>, typeof(T).GetElementType(), array),
        _ when typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(VBuffer<>) =>
            Generics.Invoke(BufferOf<int>, typeof(T).GetGenericArguments()[0], (object)value),
        _ => Scalar(value),
    };

    private static ValueGetter<T> Scalar<T>(T value) => (ref T destination) => destination = value;

    private static ValueGetter<VBuffer<T>> Vector<T>(T[] values) =>
        (ref VBuffer<T> destination) => VBuffer<T>.Copy(values, 0, ref destination, values.Length);

    private static Delegate VectorOf<T>(Array values) => Vector((T[])values);

    private static Delegate BufferOf<T>(object value)
    {
        var buffer = (VBuffer<T>)value;
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> destination) => buffer.CopyTo(ref destination));
    }
}
