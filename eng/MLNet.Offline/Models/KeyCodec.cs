namespace Microsoft.ML.Data.IO;

/// <summary>Keys are written as the numbers they are; the parameters add how many there can be.</summary>
internal sealed class KeyCodec<T>(KeyDataViewType type, Codec<T> inner) : Codec<T>
{
    public override string LoadName => "Key2";

    public override DataViewType Type => type;

    public override void Write(BinaryWriter writer, ReadOnlySpan<T> values) => inner.Write(writer, values);

    public override T[] Read(BinaryReader reader, int count) => inner.Read(reader, count);

    protected override void WriteParameters(BinaryWriter writer)
    {
        inner.WriteDefinition(writer);
        writer.Write(type.Count);
    }
}
