using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data.IO;

/// <summary>Reads the schema of a data set in ML.NET's binary data format.</summary>
internal static class BinarySchemaLoader
{
    public static DataViewSchema Load(IHostEnvironment env, Stream stream)
    {
        var host = env.Register("BinaryLoader");
        using var ch = host.Start("Initializing");
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var header = ReadHeader(host, reader);

        var columns = new List<(string Name, Codec Codec, long Annotations)>();
        int dead = 0;
        if (header.ColumnCount > 0)
            stream.Position = header.TableOfContentsOffset;
        for (int i = 0; i < header.ColumnCount; i++)
        {
            string name = reader.ReadString();
            var codec = CodecFactory.ReadDefinitionOrNull(reader, ch);
            bool isKnown = reader.ReadByte() <= (byte)CompressionKind.Deflate;
            int rowsPerBlock = (int)reader.Read7BitEncodedInt64();
            if (rowsPerBlock < 0 || (rowsPerBlock == 0 && header.RowCount > 0))
                throw ch.ExceptDecode("Bad number of rows per block {0} read", rowsPerBlock);
            reader.ReadInt64(); // where the list of blocks begins
            long annotations = reader.ReadInt64();
            ch.CheckDecode(annotations == 0 || (BinaryHeader.Size <= annotations && annotations <= header.TailOffset), "Metadata TOC offset out of range");

            if (codec != null && isKnown)
                columns.Add((name, codec, annotations));
            else
            {
                ch.Warning("Cannot interpret column '{0}' at index {1} because {2} unrecognized",
                    name, i, codec != null ? "compression" : isKnown ? "codec" : "codec and compression");
                dead++;
            }
        }

        var builder = new DataViewSchema.Builder();
        foreach (var (name, codec, annotations) in columns)
            builder.AddColumn(name, codec.Type, annotations == 0 ? null : ReadAnnotations(ch, reader, header, annotations));
        if (dead > 0)
            ch.Warning("BinaryLoader does not know how to interpret {0} columns", dead);
        return builder.ToSchema();
    }

    private static BinaryHeader ReadHeader(IHost host, BinaryReader reader)
    {
        var header = new BinaryHeader();
        int size = reader.Read(MemoryMarshal.AsBytes(new Span<BinaryHeader>(ref header)));
        if (size != BinaryHeader.Size)
            throw host.ExceptDecode("Read only {0} bytes in file, expected header size of {1}", size, BinaryHeader.Size);

        host.CheckDecode(header.Signature == BinaryHeader.SignatureValue, "This does not appear to be a binary dataview file");
        if (header.CompatibleVersion > header.Version)
        {
            throw host.ExceptDecode("Compatibility version {0} cannot be greater than file version {1}",
                BinaryHeader.ToString(header.CompatibleVersion), BinaryHeader.ToString(header.Version));
        }
        if (header.Version < BinaryHeader.FirstVersion)
        {
            throw host.ExceptDecode("Unexpected version {0} encountered, earliest expected here was {1}",
                BinaryHeader.ToString(header.Version), BinaryHeader.ToString(BinaryHeader.FirstVersion));
        }
        if (header.CompatibleVersion < BinaryHeader.AnnotationsVersion)
        {
            throw host.Except("Cannot read version {0} data, earliest that can be handled is {1}",
                BinaryHeader.ToString(header.CompatibleVersion), BinaryHeader.ToString(BinaryHeader.AnnotationsVersion));
        }
        if (header.CompatibleVersion > BinaryHeader.WriterVersion)
        {
            throw host.Except("Cannot read version {0} data, latest that can be handled is {1}",
                BinaryHeader.ToString(header.CompatibleVersion), BinaryHeader.ToString(BinaryHeader.WriterVersion));
        }
        host.CheckDecode(header.RowCount >= 0, "Row count cannot be negative");
        host.CheckDecode(header.ColumnCount >= 0, "Column count cannot be negative");
        if (header.ColumnCount != 0 && header.TableOfContentsOffset < BinaryHeader.Size)
            throw host.ExceptDecode("Table of contents offset {0} less than header size, impossible", header.TableOfContentsOffset);
        if (header.TailOffset < BinaryHeader.Size)
            throw host.ExceptDecode("Tail offset {0} less than header size, impossible", header.TailOffset);

        reader.BaseStream.Position = header.TailOffset;
        host.CheckDecode(reader.ReadUInt64() == BinaryHeader.TailSignatureValue, "Incorrect tail signature");
        return header;
    }

    private static DataViewSchema.Annotations ReadAnnotations(IChannel ch, BinaryReader reader, BinaryHeader header, long offset)
    {
        reader.BaseStream.Position = offset;
        long count = reader.Read7BitEncodedInt64();
        ch.CheckDecode(0 < count && count < int.MaxValue, "Bad number of metadata TOC entries read");

        var builder = new DataViewSchema.Annotations.Builder();
        var kinds = new HashSet<string>();
        for (long i = 0; i < count; i++)
        {
            string kind = reader.ReadString();
            ch.CheckDecode(!string.IsNullOrEmpty(kind), "Metadata kind must be non-empty string");
            ch.CheckDecode(kinds.Add(kind), "Duplicate metadata kind read from file");
            var codec = CodecFactory.ReadDefinitionOrNull(reader, ch);
            var compression = (CompressionKind)reader.ReadByte();
            long block = reader.ReadInt64();
            ch.CheckDecode(BinaryHeader.Size <= block && block <= header.TailOffset, "Metadata block offset out of range");
            long size = reader.Read7BitEncodedInt64();
            ch.CheckDecode(0 < size && size <= header.TailOffset - block, "Metadata block size out of range");

            if (codec == null || compression > CompressionKind.Deflate)
                continue;
            long next = reader.BaseStream.Position;
            reader.BaseStream.Position = block;
            builder.Add(kind, codec.Type, ReadBlock(codec, reader.ReadBytes((int)size), compression));
            reader.BaseStream.Position = next;
        }
        return builder.ToAnnotations();
    }

    private static Delegate ReadBlock(Codec codec, byte[] bytes, CompressionKind compression)
    {
        Stream block = new MemoryStream(bytes);
        if (compression == CompressionKind.Deflate)
            block = new DeflateStream(block, CompressionMode.Decompress);
        using var reader = new BinaryReader(block, Encoding.UTF8);
        return codec.ReadGetter(reader);
    }
}
