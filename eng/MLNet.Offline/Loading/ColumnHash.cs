using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML.Data;

/// <summary>Hashes a column's values; a vector becomes one hash. Zero stands for a missing value.</summary>
internal static class ColumnHash
{
    // Adds a value to a hash; null if the value is missing.
    private delegate uint? Step<T>(uint hash, T value);

    // Completes the hash of a number of values.
    private delegate uint Finish(uint hash, int count);

    public static Delegate GetGetter(DataViewRow row, DataViewSchema.Column column, uint seed, uint mask)
    {
        var isKey = column.Type.GetItemType() is KeyDataViewType;
        return column.Type.GetItemType().GetRawKind() switch
        {
            InternalDataKind.I1 => Narrow<sbyte>(v => (uint)v),
            InternalDataKind.I2 => Narrow<short>(v => (uint)v),
            InternalDataKind.I4 => Narrow<int>(v => (uint)v),
            InternalDataKind.U1 => Narrow<byte>(v => isKey && v == 0 ? null : v),
            InternalDataKind.U2 => Narrow<ushort>(v => isKey && v == 0 ? null : v),
            InternalDataKind.U4 => Narrow<uint>(v => isKey && v == 0 ? null : v),
            InternalDataKind.BL => Narrow<bool>(v => v ? 1u : 0u),
            InternalDataKind.R4 => Narrow<float>(v => float.IsNaN(v) ? null : BitConverter.SingleToUInt32Bits(v == 0 ? 0 : v)),
            InternalDataKind.I8 => Wide<long>(v => (ulong)v),
            InternalDataKind.U8 => Wide<ulong>(v => isKey && v == 0 ? null : v),
            InternalDataKind.R8 => Wide<double>(v => double.IsNaN(v) ? null : BitConverter.DoubleToUInt64Bits(v == 0 ? 0 : v)),
            InternalDataKind.TS => Wide<TimeSpan>(v => (ulong)v.Ticks),
            InternalDataKind.DT => Wide<DateTime>(v => (ulong)v.Ticks),
            InternalDataKind.DZ => Wide<DateTimeOffset>(v => (ulong)v.UtcTicks),
            InternalDataKind.UG => RowId(),
            _ => Text(),
        };

        Delegate Narrow<T>(Func<T, uint?> word) => Getter<T>(
            (hash, value) => word(value) is { } w ? Hashing.MurmurRound(hash, w) : null,
            (hash, count) => Hashing.MixHash(hash, count * sizeof(uint)));

        Delegate Wide<T>(Func<T, ulong?> word) => Getter<T>(
            (hash, value) => word(value) is { } w
                ? Hashing.MurmurRound(Hashing.MurmurRound(hash, (uint)w), (uint)(w >> 32))
                : null,
            (hash, count) => Hashing.MixHash(hash, count * sizeof(ulong)));

        // Of the 128 bits ML.NET hashes the lowest 32.
        Delegate RowId() => Getter<DataViewRowId>(
            (hash, value) => Hashing.MurmurRound(hash, (uint)value.Low),
            (hash, count) => Hashing.MixHash(hash, column.Type is VectorDataViewType ? count * sizeof(uint) : 2 * sizeof(ulong)));

        Delegate Text() => Getter<ReadOnlyMemory<char>>(
            (hash, value) => value.IsEmpty ? null : Hashing.MurmurHash(hash, value.Span.Trim(' ')),
            (hash, _) => hash);

        Delegate Getter<T>(Step<T> step, Finish finish) => column.Type is VectorDataViewType
            ? VectorGetter(row.GetGetter<VBuffer<T>>(column), seed, mask, step, finish)
            : ScalarGetter(row.GetGetter<T>(column), seed, mask, step, finish);
    }

    private static ValueGetter<uint> ScalarGetter<T>(
        ValueGetter<T> getter, uint seed, uint mask, Step<T> step, Finish finish)
    {
        T value = default;
        return (ref uint result) =>
        {
            getter(ref value);
            result = step(seed, value) is { } hash ? (finish(hash, 1) & mask) + 1 : 0;
        };
    }

    private static ValueGetter<uint> VectorGetter<T>(
        ValueGetter<VBuffer<T>> getter, uint seed, uint mask, Step<T> step, Finish finish)
    {
        VBuffer<T> values = default;
        return (ref uint result) =>
        {
            getter(ref values);
            uint? hash = seed;
            foreach (var value in values.DenseValues())
            {
                hash = step(hash.Value, value);
                if (hash == null)
                    break;
            }

            result = hash is { } h ? (finish(h, values.Length) & mask) + 1 : 0;
        };
    }
}
