using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internal.Utilities;

/// <summary>Arrays of numbers in a model file: the count, then the numbers, little-endian.</summary>
internal static class BinaryExtensions
{
    public static void WriteArray<T>(this BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.WriteNumbers(values);
    }

    public static void WriteNumbers<T>(this BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged => writer.Write(MemoryMarshal.AsBytes(values));

    public static T[] ReadArray<T>(this BinaryReader reader)
        where T : unmanaged => reader.ReadArray<T>(reader.ReadInt32());

    public static T[] ReadArray<T>(this BinaryReader reader, int count)
        where T : unmanaged
    {
        Contracts.CheckDecode(count >= 0);
        // A count that exceeds the stream must not cost its memory.
        if ((long)count * Unsafe.SizeOf<T>() > reader.BaseStream.Length - reader.BaseStream.Position)
            throw new EndOfStreamException();
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
