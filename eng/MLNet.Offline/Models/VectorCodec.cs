using System.Runtime.InteropServices;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data.IO;

/// <summary>
/// The number of vectors; their common length, or zero and every length; the count of explicit values of each, -1 for a dense one;
/// all indices; all values.
/// </summary>
internal sealed class VectorCodec<T>(VectorDataViewType type, Codec<T> inner) : Codec<VBuffer<T>>
{
    private const int Dense = -1;

    public override string LoadName => "VBuffer";

    public override DataViewType Type => type;

    protected override void WriteParameters(BinaryWriter writer)
    {
        inner.WriteDefinition(writer);
        writer.Write(type.Dimensions.Length);
        foreach (int dimension in type.Dimensions)
            writer.Write(dimension);
    }

    public override void Write(BinaryWriter writer, ReadOnlySpan<VBuffer<T>> vectors)
    {
        var lengths = new int[vectors.Length];
        var counts = new int[vectors.Length];
        var indices = new List<int>();
        var values = new List<T>();
        for (int i = 0; i < vectors.Length; i++)
        {
            lengths[i] = vectors[i].Length;
            if (type.IsKnownSize && lengths[i] != type.Size)
                throw Contracts.Except("Length mismatch: expected {0} slots but got {1}", type.Size, lengths[i]);
            counts[i] = vectors[i].IsDense ? Dense : vectors[i].GetValues().Length;
            indices.AddRange(vectors[i].GetIndices());
            values.AddRange(vectors[i].GetValues());
        }

        writer.Write(vectors.Length);
        int length = type.IsKnownSize ? type.Size : lengths.Distinct().Count() == 1 ? lengths[0] : 0;
        writer.Write(length);
        if (length == 0)
            WriteInts(writer, lengths);
        WriteInts(writer, counts);
        writer.Write(indices.Count);
        WriteInts(writer, CollectionsMarshal.AsSpan(indices));
        inner.Write(writer, CollectionsMarshal.AsSpan(values));
    }

    public override VBuffer<T>[] Read(BinaryReader reader, int count)
    {
        Contracts.CheckDecode(reader.ReadInt32() == count);
        int length = reader.ReadInt32();
        Contracts.CheckDecode(type.IsKnownSize ? length == type.Size : length >= 0);
        var lengths = length > 0 ? Enumerable.Repeat(length, count).ToArray() : ReadInts(reader, count);
        var counts = ReadInts(reader, count);
        var indices = ReadInts(reader, reader.ReadInt32());

        long total = 0;
        for (int i = 0; i < count; i++)
        {
            Contracts.CheckDecode(lengths[i] >= 0 && counts[i] >= Dense && counts[i] < Math.Max(1, lengths[i]));
            total += counts[i] == Dense ? lengths[i] : counts[i];
        }
        Contracts.CheckDecode(total <= int.MaxValue);
        var values = inner.Read(reader, (int)total);

        var vectors = new VBuffer<T>[count];
        int value = 0, index = 0;
        for (int i = 0; i < count; i++)
        {
            if (counts[i] == Dense)
            {
                vectors[i] = new VBuffer<T>(lengths[i], values[value..(value += lengths[i])]);
                continue;
            }
            Contracts.CheckDecode(counts[i] <= indices.Length - index);
            var slots = indices[index..(index += counts[i])];
            for (int j = 0; j < slots.Length; j++)
                Contracts.CheckDecode((j == 0 ? -1 : slots[j - 1]) < slots[j] && slots[j] < lengths[i]);
            vectors[i] = new VBuffer<T>(lengths[i], counts[i], values[value..(value += counts[i])], slots);
        }
        return vectors;
    }

    public override Delegate ReadGetter(BinaryReader reader)
    {
        // The vector handed out is the receiver's to write into, so it is a copy.
        var vector = Read(reader, 1)[0];
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> destination) => vector.CopyTo(ref destination));
    }

    private static void WriteInts(BinaryWriter writer, ReadOnlySpan<int> values) => writer.Write(MemoryMarshal.AsBytes(values));

    private static int[] ReadInts(BinaryReader reader, int count)
        => MemoryMarshal.Cast<byte, int>(ReadBytes(reader, (long)count * sizeof(int))).ToArray();
}
