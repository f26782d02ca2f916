using System.Numerics.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Data;

/// <summary>Reads the label of a row as numbers.</summary>
/// <param name="destination">Receives them.</param>
/// <returns>Whether the row has a label.</returns>
internal delegate bool LabelReader(Span<float> destination);

/// <summary>The readers of all kinds of labels.</summary>
internal static class LabelReaders
{
    /// <summary>How many numbers a label of this kind is.</summary>
    public static int Width(LabelKind kind, DataViewType type) => kind == LabelKind.Vector ? ((VectorDataViewType)type).Size : 1;

    public static LabelReader Create(LabelKind kind, DataViewRow row, DataViewSchema.Column column) => kind switch
    {
        LabelKind.Number => OfNumber(row.GetGetter<float>(column)),
        LabelKind.Boolean => OfBoolean(row.GetGetter<bool>(column)),
        LabelKind.Key => OfKey(row.GetGetter<uint>(column)),
        LabelKind.Vector => OfVector(row.GetGetter<VBuffer<float>>(column)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static LabelReader OfNumber(ValueGetter<float> getter) => destination =>
    {
        getter(ref destination[0]);
        return float.IsFinite(destination[0]);
    };

    private static LabelReader OfBoolean(ValueGetter<bool> getter) => destination =>
    {
        bool value = false;
        getter(ref value);
        destination[0] = value ? 1 : 0;
        return true;
    };

    private static LabelReader OfKey(ValueGetter<uint> getter) => destination =>
    {
        // Keys count from 1; 0 is a missing value.
        uint value = 0;
        getter(ref value);
        destination[0] = (float)value - 1;
        return value != 0;
    };

    private static LabelReader OfVector(ValueGetter<VBuffer<float>> getter)
    {
        VBuffer<float> buffer = default;
        return destination =>
        {
            getter(ref buffer);
            if (buffer.Length != destination.Length)
                return false;
            buffer.CopyTo(destination);
            return TensorPrimitives.IsFiniteAll<float>(destination);
        };
    }
}
