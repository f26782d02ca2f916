using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data.IO;

/// <summary>Writes and reads the values of one column type in ML.NET's binary data format.</summary>
internal abstract class Codec
{
    public abstract string LoadName { get; }

    public abstract DataViewType Type { get; }

    /// <summary>The codec's name, then the size of its parameters, then the parameters.</summary>
    public void WriteDefinition(BinaryWriter writer)
    {
        var parameters = new MemoryStream();
        using (var inner = new BinaryWriter(parameters))
            WriteParameters(inner);

        writer.Write(LoadName);
        writer.Write7BitEncodedInt64(parameters.ToArray().Length);
        writer.Write(parameters.ToArray());
    }

    protected virtual void WriteParameters(BinaryWriter writer)
    {
    }

    public abstract void WriteAnnotation(BinaryWriter writer, DataViewSchema.Annotations annotations, string kind);

    /// <summary>Reads one value and returns a getter of it.</summary>
    public abstract Delegate ReadGetter(BinaryReader reader);
}

/// <inheritdoc/>
internal abstract class Codec<T> : Codec
{
    public abstract void Write(BinaryWriter writer, ReadOnlySpan<T> values);

    public abstract T[] Read(BinaryReader reader, int count);

    public override void WriteAnnotation(BinaryWriter writer, DataViewSchema.Annotations annotations, string kind)
    {
        T value = default;
        annotations.GetValue(kind, ref value);
        Write(writer, [value]);
    }

    public override Delegate ReadGetter(BinaryReader reader)
    {
        var value = Read(reader, 1)[0];
        return (ValueGetter<T>)((ref T destination) => destination = value);
    }

    protected static byte[] ReadBytes(BinaryReader reader, long count)
    {
        Contracts.CheckDecode(0 <= count && count <= int.MaxValue);
        var bytes = reader.ReadBytes((int)count);
        return bytes.Length == count ? bytes : throw new EndOfStreamException();
    }
}
