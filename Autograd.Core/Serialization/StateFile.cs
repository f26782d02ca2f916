using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Autograd.Core.Serialization;

/// <summary>
/// The file format of <see cref="StateDict"/>: the length of the header in eight bytes, the header in JSON, the arrays one after the other; safetensors' layout.
/// The header begins with a fixed text, which tells the format from others, and the SHA-256 of header and arrays, taken while zeros stood in its place.
/// </summary>
internal static class StateFile
{
    /// <summary>The only name that the format keeps for itself.</summary>
    public const string Metadata = "__metadata__";

    private const string TextPrefix = "text.";
    private const int DigestLength = 64;
    private const int LongestHeader = 100_000_000;

    private static readonly byte[] Format = """{"__metadata__":{"format":"Autograd.StateDict","version":"""u8.ToArray();
    private static readonly byte[] Start = [.. Format, .. "\"1\",\"sha256\":\""u8];
    private static readonly byte[] NoDigest = [.. Enumerable.Repeat((byte)'0', DigestLength)];

    public static void Write(StateDict state, Stream stream)
    {
        byte[] header = Header(state);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header);
        foreach (StateArray array in state.Arrays.Values)
            hash.AppendData(array.Bytes);
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()), header.AsSpan(Start.Length));

        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (StateArray array in state.Arrays.Values)
            stream.Write(array.Bytes);
    }

    public static StateDict Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        long length = BinaryPrimitives.ReadInt64LittleEndian(ReadBytes(stream, sizeof(long)));
        if (length < Start.Length + DigestLength || length > LongestHeader)
            throw Foreign();
        byte[] header = ReadBytes(stream, (int)length);
        if (!header.AsSpan().StartsWith(Format))
            throw Foreign();
        if (!header.AsSpan().StartsWith(Start))
            throw new StateDictException("StateDict: the state was written in another version of the format. Load it with the version of this library that wrote it, or a newer one.");

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> digest = header.AsSpan(Start.Length, DigestLength);
        string expected = Encoding.ASCII.GetString(digest);
        NoDigest.CopyTo(digest);
        hash.AppendData(header);
        StateDict state = ReadContent(header, stream, hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset()) == expected ? state : throw Damaged("its checksum is wrong");
    }

    private static byte[] Header(StateDict state)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(Metadata);
            json.WriteString("format", "Autograd.StateDict");
            json.WriteString("version", "1");
            json.WriteString("sha256", NoDigest);
            foreach ((string name, string text) in state.Texts)
                json.WriteString(TextPrefix + name, text);
            json.WriteEndObject();

            long position = 0;
            foreach ((string name, StateArray array) in state.Arrays)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", array.Kind.ToString());
                json.WriteStartArray("shape");
                foreach (int length in array.Shape)
                    json.WriteNumberValue(length);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(position);
                json.WriteNumberValue(position += array.Bytes.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static StateDict ReadContent(byte[] header, Stream stream, IncrementalHash hash)
    {
        var state = new StateDict();
        try
        {
            using var json = JsonDocument.Parse(header);
            long position = 0;
            foreach (JsonProperty entry in json.RootElement.EnumerateObject())
            {
                if (entry.Name == Metadata)
                    AddTexts(state, entry.Value);
                else
                    state.Add(entry.Name, ReadArray(entry.Value, stream, hash, ref position));
            }
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or FormatException or ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw Damaged("its header cannot be understood", exception);
        }

        return state;
    }

    private static void AddTexts(StateDict state, JsonElement metadata)
    {
        foreach (JsonProperty entry in metadata.EnumerateObject())
        {
            if (entry.Name.StartsWith(TextPrefix, StringComparison.Ordinal))
                state.Add(entry.Name[TextPrefix.Length..], entry.Value.GetString() ?? throw new FormatException($"{entry.Name} is null."));
        }
    }

    private static StateArray ReadArray(JsonElement entry, Stream stream, IncrementalHash hash, ref long position)
    {
        ElementKind kind = entry.GetProperty("dtype").GetString() switch
        {
            "F32" => ElementKind.F32,
            "F64" => ElementKind.F64,
            var other => throw new FormatException($"Elements of type {other} are not known."),
        };
        int[] lengths = [.. entry.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())];
        var shape = new Shape(lengths);
        JsonElement offsets = entry.GetProperty("data_offsets");
        long begin = offsets[0].GetInt64(), end = offsets[1].GetInt64(), bytes = (long)shape.FlattenedLength * StateArray.SizeOf(kind);
        if (begin != position || end - begin != bytes || bytes > Array.MaxLength)
            throw new FormatException($"An array of shape {shape} does not lie at {begin} to {end}.");
        position = end;
        byte[] data = ReadBytes(stream, (int)bytes);
        hash.AppendData(data);
        return new StateArray(kind, shape, data);
    }

    /// <summary>Reads so many bytes, and takes memory only as they come: the length may be damaged.</summary>
    private static byte[] ReadBytes(Stream stream, int count)
    {
        byte[] bytes = new byte[Math.Min(count, 1 << 16)];
        int read = 0;
        while (read < count)
        {
            if (read == bytes.Length)
                Array.Resize(ref bytes, (int)Math.Min(count, 2L * bytes.Length));
            int chunk = stream.Read(bytes.AsSpan(read));
            if (chunk == 0)
                throw Damaged("it ends early");
            read += chunk;
        }

        return bytes;
    }

    private static StateDictException Foreign() => new("StateDict: this is not a state that StateDict.Save wrote.");

    private static StateDictException Damaged(string how, Exception? inner = null) => new($"StateDict: the state is damaged, {how}. Use another copy.", inner);
}
