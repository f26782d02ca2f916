using System.Buffers.Binary;

namespace Autograd.MLNet.Saving;

/// <summary>What stands before the content of an entry of a zip archive, and again in the archive's directory.</summary>
internal readonly ref struct LocalHeader(ReadOnlySpan<byte> bytes)
{
    public const int Length = 30;

    private const uint ExpectedSignature = 0x04034b50; // PK, 3, 4

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public bool IsOne => Number(0) == ExpectedSignature;

    /// <summary>Whether checksum and sizes follow the content, because they were not known yet.</summary>
    public bool HasDescriptor => (Short(6) & 8) != 0;

    public uint Crc32 => Number(14);

    public uint CompressedLength => Number(18);

    public uint ContentLength => Number(22);

    public int NameLength => Short(26);

    public int ExtraLength => Short(28);

    private uint Number(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes[offset..]);

    private ushort Short(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes[offset..]);
}
