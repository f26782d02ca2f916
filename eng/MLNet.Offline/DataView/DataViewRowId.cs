using System.Numerics;

namespace Microsoft.ML.Data;

/// <summary>A 128-bit row identifier. Derived ids follow the body of MurmurHash3 (x64, 128 bits).</summary>
public readonly struct DataViewRowId(ulong low, ulong high) : IComparable<DataViewRowId>, IEquatable<DataViewRowId>
{
    private const ulong C1 = 0x87c37b91114253d5;
    private const ulong C2 = 0x4cf5ad432745937f;

    public readonly ulong Low = low;

    public readonly ulong High = high;

    /// <summary>The id of a row that was split off this one.</summary>
    public DataViewRowId Fork()
    {
        var next = Next();
        return new DataViewRowId(next.Low ^ BitOperations.RotateLeft(C1, 31) * C2, next.High);
    }

    /// <summary>The id of the row after this one where ids are generated in sequence.</summary>
    public DataViewRowId Next() => Mix(0, 0);

    /// <summary>The id of a row made of this one and another; the order matters.</summary>
    public DataViewRowId Combine(DataViewRowId other)
    {
        other = other.Fork();
        return Mix(other.Low, other.High);
    }

    private DataViewRowId Mix(ulong k1, ulong k2)
    {
        var h1 = Low ^ BitOperations.RotateLeft(k1 * C1, 31) * C2;
        h1 = (BitOperations.RotateLeft(h1, 27) + High) * 5 + 0x52dce729;

        var h2 = High ^ BitOperations.RotateLeft(k2 * C2, 33) * C1;
        h2 = (BitOperations.RotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;

        return new DataViewRowId(h1, h2);
    }

    public int CompareTo(DataViewRowId other)
    {
        var result = High.CompareTo(other.High);
        return result == 0 ? Low.CompareTo(other.Low) : result;
    }

    public bool Equals(DataViewRowId other) => Low == other.Low && High == other.High;

    public override bool Equals(object obj) => obj is DataViewRowId other && Equals(other);

    public override int GetHashCode() =>
        (int)((uint)Low ^ (uint)(Low >> 32) ^ (uint)(High << 7) ^ (uint)(High >> 57) ^ (uint)(High >> (57 - 32)));

    public override string ToString() => $"{High:x16}{Low:x16}";
}
