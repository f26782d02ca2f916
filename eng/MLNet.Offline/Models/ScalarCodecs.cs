using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data.IO;

/// <summary>Values as they are in memory, little-endian.</summary>
internal sealed class UnmanagedCodec<T>(DataViewType type) : Codec<T>
    where T : unmanaged
{
    public override string LoadName => typeof(T).Name;

    public override DataViewType Type => type;

    public override void Write(BinaryWriter writer, ReadOnlySpan<T> values) => writer.Write(MemoryMarshal.AsBytes(values));

    public override T[] Read(BinaryReader reader, int count)
        => MemoryMarshal.Cast<byte, T>(ReadBytes(reader, (long)count * Unsafe.SizeOf<T>())).ToArray();
}

/// <summary>The number of texts, where each ends (in characters), and all characters in one string.</summary>
internal sealed class TextCodec : Codec<ReadOnlyMemory<char>>
{
    public override string LoadName => "TextSpan";

    public override DataViewType Type => TextDataViewType.Instance;

    public override void Write(BinaryWriter writer, ReadOnlySpan<ReadOnlyMemory<char>> values)
    {
        var text = new StringBuilder();
        writer.Write(values.Length);
        foreach (var value in values)
            writer.Write(text.Append(value.Span).Length);
        writer.Write(text.ToString());
    }

    public override ReadOnlyMemory<char>[] Read(BinaryReader reader, int count)
    {
        Contracts.CheckDecode(reader.ReadInt32() == count);
        var ends = MemoryMarshal.Cast<byte, int>(ReadBytes(reader, (long)count * sizeof(int)));
        var text = reader.ReadString().AsMemory();

        var values = new ReadOnlyMemory<char>[count];
        int start = 0;
        for (int i = 0; i < count; i++)
        {
            Contracts.CheckDecode(start <= ends[i] && ends[i] <= text.Length);
            values[i] = text[start..ends[i]];
            start = ends[i];
        }
        Contracts.CheckDecode(start == text.Length);
        return values;
    }
}

/// <summary>Eight values a byte, the first in the lowest bit.</summary>
internal sealed class BooleanCodec : Codec<bool>
{
    public override string LoadName => nameof(Boolean);

    public override DataViewType Type => BooleanDataViewType.Instance;

    public override void Write(BinaryWriter writer, ReadOnlySpan<bool> values)
    {
        var bytes = new byte[(values.Length + 7) / 8];
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i])
                bytes[i / 8] |= (byte)(1 << (i % 8));
        }
        writer.Write(bytes);
    }

    public override bool[] Read(BinaryReader reader, int count)
    {
        var bytes = ReadBytes(reader, ((long)count + 7) / 8);
        var values = new bool[count];
        for (int i = 0; i < count; i++)
            values[i] = (bytes[i / 8] >> (i % 8) & 1) != 0;
        return values;
    }
}

/// <summary>The ticks of each value.</summary>
internal sealed class DateTimeCodec : Codec<DateTime>
{
    public override string LoadName => nameof(DateTime);

    public override DataViewType Type => DateTimeDataViewType.Instance;

    public override void Write(BinaryWriter writer, ReadOnlySpan<DateTime> values)
    {
        foreach (var value in values)
            writer.Write(value.Ticks);
    }

    public override DateTime[] Read(BinaryReader reader, int count)
        => [.. Enumerable.Range(0, count).Select(_ => new DateTime(reader.ReadInt64()))];
}

/// <summary>The offset of each value in minutes, then the ticks of each value.</summary>
internal sealed class DateTimeOffsetCodec : Codec<DateTimeOffset>
{
    public override string LoadName => nameof(DateTimeOffset);

    public override DataViewType Type => DateTimeOffsetDataViewType.Instance;

    public override void Write(BinaryWriter writer, ReadOnlySpan<DateTimeOffset> values)
    {
        foreach (var value in values)
            writer.Write((short)value.Offset.TotalMinutes);
        foreach (var value in values)
            writer.Write(value.DateTime.Ticks);
    }

    public override DateTimeOffset[] Read(BinaryReader reader, int count)
    {
        var offsets = Enumerable.Range(0, count).Select(_ => TimeSpan.FromMinutes(reader.ReadInt16())).ToArray();
        return [.. offsets.Select(offset => new DateTimeOffset(reader.ReadInt64(), offset))];
    }
}
