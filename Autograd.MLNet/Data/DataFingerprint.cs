using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Autograd.MLNet.Data;

/// <summary>A hash of rows in their order: the sums of their own hashes, and of those times their places, which several can gather and add.</summary>
internal sealed class DataFingerprint : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _row = new byte[SHA256.HashSizeInBytes];
    private UInt128 _sum;
    private UInt128 _placed;
    private long _rows;

    /// <summary>Adds the row a reader is at.</summary>
    public void Add(RowReader reader)
    {
        ReadOnlySpan<float> values = reader.Features.GetValues();
        _hash.AppendData(MemoryMarshal.AsBytes<int>([values.Length]));
        _hash.AppendData(MemoryMarshal.AsBytes(values));
        _hash.AppendData(MemoryMarshal.AsBytes(reader.Features.IsDense ? default : reader.Features.GetIndices()));
        _hash.AppendData(MemoryMarshal.AsBytes(reader.Label));
        _hash.AppendData(MemoryMarshal.AsBytes<float>([reader.Weight]));
        _hash.GetHashAndReset(_row);
        UInt128 hash = BinaryPrimitives.ReadUInt128LittleEndian(_row);
        _sum += hash;
        _placed += hash * (UInt128)((2 * _rows++) + 1);
    }

    /// <summary>What <see cref="AddAfter"/> takes.</summary>
    public UInt128[] State() => [_sum, _placed, (UInt128)_rows];

    /// <summary>Adds rows that come after these.</summary>
    public void AddAfter(UInt128[] state)
    {
        _sum += state[0];
        _placed += state[1] + (2 * (UInt128)_rows * state[0]);
        _rows += (long)state[2];
    }

    /// <summary>The hash of the rows added.</summary>
    public string Text() => $"{_sum:x32}{_placed:x32}";

    public void Dispose() => _hash.Dispose();
}
