using System.Runtime.InteropServices;

namespace Microsoft.ML.Data.IO;

/// <summary>The first 256 bytes of a stream in ML.NET's binary data format.</summary>
[StructLayout(LayoutKind.Sequential, Size = Size)]
internal struct BinaryHeader
{
    public const int Size = 256;
    public const ulong SignatureValue = 0x00425644004C4D43; // CML_DVB_
    public const ulong TailSignatureValue = 0x434D4C0044564200;
    public const ulong WriterVersion = 0x0001000100010006;
    public const ulong FirstVersion = 0x0001000100010002;
    public const ulong AnnotationsVersion = 0x0001000100010004;

    public ulong Signature;
    public ulong Version;
    public ulong CompatibleVersion;
    public long TableOfContentsOffset;
    public long TailOffset;
    public long RowCount;
    public int ColumnCount;

    public static string ToString(ulong version)
        => $"{version >> 48}.{(version >> 32) & 0xffff}.{(version >> 16) & 0xffff}.{version & 0xffff}";
}

/// <summary>How a block of values was compressed.</summary>
internal enum CompressionKind : byte
{
    None = 0,
    Deflate = 1,
}
