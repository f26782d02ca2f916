using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML.Transforms;

/// <summary>Hashes values with ML.NET's bits, as a key: the lowest bits of the hash and one. Zero stands for a missing value.</summary>
internal sealed class ValueHasher<T>
{
    private readonly Func<uint, T, uint?> _step;
    private readonly Func<uint, int, uint> _finish;
    private readonly Func<uint, int, uint> _finishVector;

    /// <param name="step">Adds a value to a hash; null if the value is missing.</param>
    /// <param name="finish">Completes the hash of a number of values.</param>
    /// <param name="finishVector">The same for a vector, where that is different.</param>
    public ValueHasher(Func<uint, T, uint?> step, Func<uint, int, uint> finish, Func<uint, int, uint> finishVector = null)
    {
        _step = step;
        _finish = finish;
        _finishVector = finishVector ?? finish;
    }

    public uint Hash(uint seed, uint mask, T value) => _step(seed, value) is { } hash ? (_finish(hash, 1) & mask) + 1 : 0;

    /// <summary>One hash for a whole vector.</summary>
    public uint Hash(uint seed, uint mask, in VBuffer<T> values)
    {
        uint? hash = seed;
        foreach (var value in values.DenseValues())
        {
            hash = _step(hash.Value, value);
            if (hash == null)
                return 0;
        }
        return (_finishVector(hash.Value, values.Length) & mask) + 1;
    }
}

/// <inheritdoc cref="ValueHasher{T}"/>
internal static class ValueHasher
{
    public static ValueHasher<T> Create<T>(DataViewType itemType)
    {
        bool isKey = itemType is KeyDataViewType;
        return (ValueHasher<T>)(itemType.GetRawKind() switch
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
            InternalDataKind.UG => RowId(),
            _ => (object)Text(),
        });
    }

    private static ValueHasher<T> Narrow<T>(Func<T, uint?> word) => new(
        (hash, value) => word(value) is { } w ? Hashing.MurmurRound(hash, w) : null,
        (hash, count) => Hashing.MixHash(hash, count * sizeof(uint)));

    private static ValueHasher<T> Wide<T>(Func<T, ulong?> word) => new(
        (hash, value) => word(value) is { } w ? Hashing.MurmurRound(Hashing.MurmurRound(hash, (uint)w), (uint)(w >> 32)) : null,
        (hash, count) => Hashing.MixHash(hash, count * sizeof(ulong)));

    // Of the 128 bits ML.NET hashes the lowest 32.
    private static ValueHasher<DataViewRowId> RowId() => new(
        (hash, value) => Hashing.MurmurRound(hash, (uint)value.Low),
        (hash, count) => Hashing.MixHash(hash, count * 2 * sizeof(ulong)),
        (hash, count) => Hashing.MixHash(hash, count * sizeof(uint)));

    private static ValueHasher<ReadOnlyMemory<char>> Text() => new(
        (hash, value) => value.IsEmpty ? null : Hashing.MurmurHash(hash, value.Span.Trim(' ')),
        (hash, _) => hash);
}
