using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Autograd.MLNet.Data;

/// <summary>Hashes of rows.</summary>
internal static class RowHash
{
    /// <summary>Random bits that depend on a seed and the place of a row only: the last steps of SplitMix64.</summary>
    public static ulong Mix(int seed, long ordinal)
    {
        unchecked
        {
            ulong z = ((ulong)(uint)seed * 0xD1342543DE82EF95) + ((ulong)(ordinal + 1) * 0x9E3779B97F4A7C15);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A hash of rows; null where the plan wants none.</summary>
    public static IncrementalHash? Create(ReadingPlan plan) => plan.Fingerprint ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;

    /// <summary>The hash of the rows added.</summary>
    public static string? Text(IncrementalHash? hash) => hash is null ? null : Convert.ToHexStringLower(hash.GetHashAndReset());

    /// <summary>Adds the row a reader is at.</summary>
    public static void Add(IncrementalHash hash, RowReader reader)
    {
        ReadOnlySpan<float> values = reader.Features.GetValues();
        ReadOnlySpan<int> indices = reader.Features.IsDense ? default : reader.Features.GetIndices();
        hash.AppendData(MemoryMarshal.AsBytes<int>([values.Length]));
        hash.AppendData(MemoryMarshal.AsBytes(values));
        hash.AppendData(MemoryMarshal.AsBytes(indices));
        hash.AppendData(MemoryMarshal.AsBytes(reader.Label));
        hash.AppendData(MemoryMarshal.AsBytes<float>([reader.Weight]));
    }
}
