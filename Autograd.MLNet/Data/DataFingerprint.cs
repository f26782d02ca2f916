using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Autograd.MLNet.Data;

/// <summary>A hash of rows in their order.</summary>
internal sealed class DataFingerprint : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds the row a reader is at.</summary>
    public void Add(RowReader reader)
    {
        ReadOnlySpan<float> values = reader.Features.GetValues();
        _hash.AppendData(MemoryMarshal.AsBytes<int>([values.Length]));
        _hash.AppendData(MemoryMarshal.AsBytes(values));
        _hash.AppendData(MemoryMarshal.AsBytes(reader.Features.IsDense ? default : reader.Features.GetIndices()));
        _hash.AppendData(MemoryMarshal.AsBytes(reader.Label));
        _hash.AppendData(MemoryMarshal.AsBytes<float>([reader.Weight]));
    }

    /// <summary>The hash of the rows added.</summary>
    public string Text() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose() => _hash.Dispose();
}
