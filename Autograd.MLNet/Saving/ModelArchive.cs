using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Autograd.MLNet.Saving;

/// <summary>Looks through the zip archive of a model from its first byte to its last. ML.NET and .NET ignore checksums and believe sizes.</summary>
/// <remarks>Entries lie one after the other, and behind them the directory that ML.NET goes by. What is declared twice, there and before the entry, has to agree.</remarks>
/// <param name="stream">The archive.</param>
/// <param name="name">What to call it in errors.</param>
internal sealed class ModelArchive(Stream stream, string name)
{
    /// <summary>What deflate makes of a byte at most: 258 bytes of every two bits.</summary>
    private const int LargestRatio = 1032;

    private const uint DirectorySignature = 0x02014b50; // PK, 1, 2
    private const uint DescriptorSignature = 0x08074b50; // PK, 7, 8

    private readonly byte[] _buffer = new byte[1 << 16];

    private long _position;
    private string _where = "";

    /// <exception cref="InvalidDataException">The archive is not what it was when it was written.</exception>
    public void Verify()
    {
        try
        {
            VerifyArchive();
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException(
                $"Autograd: the model {name} is damaged. {_where}{error.Message} The file changed after it was saved, or is no model: copy it again from where it is whole, or train anew.",
                error);
        }
    }

    private void VerifyArchive()
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            _where = $"Entry {entry.FullName}: ";
            Require(names.Add(entry.FullName.Replace('\\', '/')), "there are two of that name.");
            VerifySizes(entry);
            bool hasDescriptor = VerifyHeader(entry);
            VerifyContent(entry);
            if (hasDescriptor)
                VerifyDescriptor(entry);
        }

        _where = "";
        Span<byte> signature = stackalloc byte[4];
        if (names.Count > 0)
            Require(TryRead(signature) && Number(signature) == DirectorySignature, $"The directory declares {names.Count} entries, and does not begin where they end.");
    }

    /// <summary>Before anything is read: whether so many bytes can be there, and can become so many.</summary>
    private void VerifySizes(ZipArchiveEntry entry)
    {
        long left = stream.Length - _position, compressed = entry.CompressedLength;
        Require(compressed <= left, $"the file has {left} bytes left, and {compressed} are declared.");
        Require(entry.Length <= LargestRatio * compressed, $"{compressed} compressed bytes become {LargestRatio * compressed} at most, and {entry.Length} are declared.");
    }

    private bool VerifyHeader(ZipArchiveEntry entry)
    {
        Span<byte> bytes = stackalloc byte[LocalHeader.Length];
        Require(TryRead(bytes) && new LocalHeader(bytes).IsOne, "it does not begin where the one before it ends.");
        var header = new LocalHeader(bytes);

        Span<byte> nameBytes = _buffer.AsSpan(0, header.NameLength);
        string entryName = TryRead(nameBytes) ? Encoding.UTF8.GetString(nameBytes) : "";
        Require(entryName == entry.FullName, $"its own header names it {entryName}.");
        _position += header.ExtraLength;

        if (!header.HasDescriptor)
        {
            Require(header.Crc32 == entry.Crc32, $"its own header declares the checksum {header.Crc32:x8}, and the directory {entry.Crc32:x8}.");
            RequireSame(header.CompressedLength, entry.CompressedLength);
            RequireSame(header.ContentLength, entry.Length);
        }

        return header.HasDescriptor;
    }

    private void VerifyContent(ZipArchiveEntry entry)
    {
        var crc = new Crc32();
        long length = 0;
        using (Stream content = entry.Open())
        {
            for (int read; (read = content.Read(_buffer)) > 0; length += read)
                crc.Append(_buffer.AsSpan(0, read));
        }

        Require(length == entry.Length, $"it has {length} bytes, and {entry.Length} are declared.");
        Require(crc.Value == entry.Crc32, $"the checksum of its content is {crc.Value:x8}, and {entry.Crc32:x8} is declared.");
        _position += entry.CompressedLength;
    }

    /// <summary>What an archive has behind the content that could not go back to the header: one that was written to a stream without seeking.</summary>
    private void VerifyDescriptor(ZipArchiveEntry entry)
    {
        bool isLong = long.Max(entry.Length, entry.CompressedLength) > uint.MaxValue;
        Span<byte> bytes = stackalloc byte[isLong ? 24 : 16];
        Require(TryRead(bytes) && Number(bytes) == DescriptorSignature, "its checksum and lengths do not follow it.");
        Require(Number(bytes[4..]) == entry.Crc32, $"the checksum {Number(bytes[4..]):x8} follows it, and the directory declares {entry.Crc32:x8}.");
        RequireSame(isLong ? BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]) : Number(bytes[8..]), entry.CompressedLength);
        RequireSame(isLong ? BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]) : Number(bytes[12..]), entry.Length);
    }

    private bool TryRead(Span<byte> bytes)
    {
        stream.Position = _position;
        _position += bytes.Length;
        return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;
    }

    private static uint Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    // In a header, a length that needs more bits is given as the largest number and stands elsewhere.
    private static void RequireSame(long beside, long inDirectory)
        => Require(beside == inDirectory || beside == uint.MaxValue, $"{beside} bytes are declared beside it, and {inDirectory} in the directory.");

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
            throw new InvalidDataException(otherwise);
    }
}
