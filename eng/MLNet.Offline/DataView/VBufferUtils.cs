using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internal.Utilities;

internal static class VBufferUtils
{
    public static VBuffer<T> CreateEmpty<T>(int length)
    {
        Contracts.CheckParam(length >= 0, nameof(length));
        return new VBuffer<T>(length, 0, null, null);
    }

    public static VBuffer<T> CreateDense<T>(int length)
    {
        Contracts.CheckParam(length >= 0, nameof(length));
        return new VBuffer<T>(length, new T[length]);
    }

    public static void Resize<T>(ref VBuffer<T> dst, int newLogicalLength, int? valuesCount = null) =>
        dst = VBufferEditor.Create(ref dst, newLogicalLength, valuesCount).Commit();

    public static void Densify<T>(ref VBuffer<T> dst)
    {
        if (dst.IsDense)
            return;
        VBuffer<T> dense = default;
        dst.CopyToDense(ref dense);
        dst = dense;
    }
}
