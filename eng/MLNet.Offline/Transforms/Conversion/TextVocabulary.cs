using Microsoft.ML.Data;
using Microsoft.ML.Data.IO;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>A vector of texts as a part of a model.</summary>
internal static class TextVocabulary
{
    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "TEXTSPBF",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderSignature: "TextSpanBuffer",
        loaderAssemblyName: MLNetAssembly.Data);

    public static void Save(ModelSaveContext ctx, in VBuffer<ReadOnlyMemory<char>> values)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        var codec = (Codec<VBuffer<ReadOnlyMemory<char>>>)CodecFactory.GetCodecOrNull(new VectorDataViewType(TextDataViewType.Instance));
        codec.WriteDefinition(ctx.Writer);
        var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
            codec.Write(writer, [values]);
        ctx.Writer.Write(stream.ToArray().Length);
        ctx.Writer.Write(stream.ToArray());

        var texts = values;
        ctx.SaveTextStream("Terms.txt", writer =>
        {
            writer.WriteLine($"# Number of terms = {texts.GetValues().Length} of length {texts.Length}");
            foreach (var (index, text) in texts.Items())
            {
                if (!text.IsEmpty)
                    writer.WriteLine($"{index}\t{text}");
            }
        });
    }

    public static VBuffer<ReadOnlyMemory<char>> Load(IHost host, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        using var ch = host.Start("LoadTextValues");
        if (CodecFactory.ReadDefinitionOrNull(ctx.Reader, ch) is not Codec<VBuffer<ReadOnlyMemory<char>>> codec)
            throw ch.ExceptDecode();
        int size = ctx.Reader.ReadInt32();
        long start = ctx.Reader.BaseStream.Position;
        var values = codec.Read(ctx.Reader, 1)[0];
        ch.CheckDecode(ctx.Reader.BaseStream.Position == start + size);
        return values;
    }
}
