using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data.IO;

/// <summary>Writes a schema as a data set without rows in ML.NET's binary data format.</summary>
internal static class BinarySchemaSaver
{
    /// <summary>Without rows every block has room for one.</summary>
    private const int RowsPerBlock = 1;

    public static void Save(IHostEnvironment env, IChannel ch, DataViewSchema schema, Stream stream, bool keepHidden = false)
    {
        // ML.NET registers its saver and an empty data view, which moves the random stream of the environment on.
        env.Register("BinarySaver");
        env.Register(nameof(EmptyDataView));

        var columns = new List<(DataViewSchema.Column Column, Codec Codec)>();
        foreach (var column in schema)
        {
            if (column.IsHidden && !keepHidden)
                continue;
            if (CodecFactory.GetCodecOrNull(column.Type) is { } codec)
                columns.Add((column, codec));
            else
                ch.Info(MessageSensitivity.Schema, "The column '{0}' will not be written as it has unsavable column type.", column.Name);
        }
        ch.Check(columns.Count > 0, "No valid columns to save");

        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(new byte[BinaryHeader.Size]);
        long[] annotations = [.. columns.Select(c => WriteAnnotations(ch, writer, c.Column))];

        long contents = stream.Position;
        for (int i = 0; i < columns.Count; i++)
        {
            writer.Write(columns[i].Column.Name);
            columns[i].Codec.WriteDefinition(writer);
            writer.Write((byte)CompressionKind.Deflate);
            writer.Write7BitEncodedInt64(RowsPerBlock);
            writer.Write((long)BinaryHeader.Size); // where the empty list of blocks begins
            writer.Write(annotations[i]);
        }

        var header = new BinaryHeader
        {
            Signature = BinaryHeader.SignatureValue,
            Version = BinaryHeader.WriterVersion,
            CompatibleVersion = BinaryHeader.WriterVersion,
            TableOfContentsOffset = contents,
            TailOffset = stream.Position,
            ColumnCount = columns.Count,
        };
        writer.Write(BinaryHeader.TailSignatureValue);
        writer.Seek(0, SeekOrigin.Begin);
        writer.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<BinaryHeader>(in header)));
    }

    /// <summary>Writes the annotations of a column and their table of contents; returns where that is, or 0 if there are none.</summary>
    private static long WriteAnnotations(IChannel ch, BinaryWriter writer, DataViewSchema.Column column)
    {
        var written = new List<(string Kind, Codec Codec, CompressionKind Compression, long Offset)>();
        foreach (var annotation in column.Annotations.Schema)
        {
            if (written.Any(w => w.Kind == annotation.Name))
                throw ch.Except("Metadata with duplicate kind '{0}' encountered, disallowed", annotation.Name);
            if (CodecFactory.GetCodecOrNull(annotation.Type) is not { } codec)
            {
                ch.Warning("Could not get codec for type {0}, dropping column '{1}' index {2} metadata kind '{3}'",
                    annotation.Type, column.Name, column.Index, annotation.Name);
                continue;
            }
            long offset = writer.BaseStream.Position;
            written.Add((annotation.Name, codec, WriteBlock(writer, codec, column.Annotations, annotation.Name), offset));
        }
        if (written.Count == 0)
            return 0;

        long contents = writer.BaseStream.Position;
        writer.Write7BitEncodedInt64(written.Count);
        for (int i = 0; i < written.Count; i++)
        {
            long end = i + 1 < written.Count ? written[i + 1].Offset : contents;
            writer.Write(written[i].Kind);
            written[i].Codec.WriteDefinition(writer);
            writer.Write((byte)written[i].Compression);
            writer.Write(written[i].Offset);
            writer.Write7BitEncodedInt64(end - written[i].Offset);
        }
        return contents;
    }

    /// <summary>Compressed only where that is shorter.</summary>
    private static CompressionKind WriteBlock(BinaryWriter writer, Codec codec, DataViewSchema.Annotations annotations, string kind)
    {
        var plain = new MemoryStream();
        codec.WriteAnnotation(new BinaryWriter(plain), annotations, kind);
        var compressed = new MemoryStream();
        using (var deflate = new DeflateStream(compressed, CompressionMode.Compress, leaveOpen: true))
            plain.WriteTo(deflate);

        bool isPlain = plain.Length <= compressed.Length;
        writer.Flush();
        (isPlain ? plain : compressed).WriteTo(writer.BaseStream);
        return isPlain ? CompressionKind.None : CompressionKind.Deflate;
    }
}
