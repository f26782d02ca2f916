using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data.IO;

/// <summary>Finds the codec of a column type, or the one described in a stream.</summary>
internal static class CodecFactory
{
    private static readonly Codec[] _scalars =
    [
        new UnmanagedCodec<sbyte>(NumberDataViewType.SByte),
        new UnmanagedCodec<byte>(NumberDataViewType.Byte),
        new UnmanagedCodec<short>(NumberDataViewType.Int16),
        new UnmanagedCodec<ushort>(NumberDataViewType.UInt16),
        new UnmanagedCodec<int>(NumberDataViewType.Int32),
        new UnmanagedCodec<uint>(NumberDataViewType.UInt32),
        new UnmanagedCodec<long>(NumberDataViewType.Int64),
        new UnmanagedCodec<ulong>(NumberDataViewType.UInt64),
        new UnmanagedCodec<float>(NumberDataViewType.Single),
        new UnmanagedCodec<double>(NumberDataViewType.Double),
        new UnmanagedCodec<TimeSpan>(TimeSpanDataViewType.Instance),
        new UnmanagedCodec<DataViewRowId>(RowIdDataViewType.Instance),
        new TextCodec(),
        new BooleanCodec(),
        new DateTimeCodec(),
        new DateTimeOffsetCodec(),
    ];

    private static readonly Dictionary<string, Codec> _byName = _scalars.ToDictionary(codec => codec.LoadName);
    private static readonly Dictionary<Type, Codec> _byType = _scalars.ToDictionary(codec => codec.Type.RawType);

    /// <summary>The codec of a type, or null where the format has none.</summary>
    public static Codec GetCodecOrNull(DataViewType type) => type switch
    {
        KeyDataViewType key => Make(typeof(KeyCodec<>), key, _byType[key.RawType]),
        VectorDataViewType vector => GetCodecOrNull(vector.ItemType) is { } inner ? Make(typeof(VectorCodec<>), vector, inner) : null,
        _ => _byType.GetValueOrDefault(type.RawType),
    };

    /// <summary>Reads a definition; null if the name of the codec is unknown. Either way the reader ends behind the definition.</summary>
    public static Codec ReadDefinitionOrNull(BinaryReader reader, IChannel ch)
    {
        string name = reader.ReadString();
        Contracts.CheckDecode(!string.IsNullOrEmpty(name), "Non-empty signature string expected");
        long length = reader.Read7BitEncodedInt64();
        Contracts.CheckDecode(length >= 0, "Codec type definition read from stream too large");
        long start = reader.BaseStream.Position;
        long remaining = reader.BaseStream.Length - start;

        var codec = name switch
        {
            "VBuffer" => ReadVector(reader, ch),
            "Key2" => ReadKey(reader, ch),
            _ => _byName.GetValueOrDefault(name),
        };
        if (codec != null)
        {
            long consumed = reader.BaseStream.Position - start;
            if (consumed != length)
                throw ch.ExceptDecode("Codec type definition supposedly has {0} bytes, but the handler consumed {1}", length, consumed);
            return codec;
        }

        if (remaining < length)
            throw ch.ExceptDecode("Codec type definition supposedly has {0} bytes, but end-of-stream reached after {1} bytes", length, remaining);
        ch.Warning("Did not recognize value codec signature '{0}'", name);
        reader.BaseStream.Position = start + length;
        return null;
    }

    private static Codec ReadVector(BinaryReader reader, IChannel ch)
    {
        if (ReadDefinitionOrNull(reader, ch) is not { } inner)
            return null;
        Contracts.CheckDecode(inner.Type is PrimitiveDataViewType);
        var dimensions = new int[reader.ReadInt32()];
        for (int i = 0; i < dimensions.Length; i++)
            Contracts.CheckDecode((dimensions[i] = reader.ReadInt32()) >= 0);
        return Make(typeof(VectorCodec<>), new VectorDataViewType((PrimitiveDataViewType)inner.Type, dimensions), inner);
    }

    private static Codec ReadKey(BinaryReader reader, IChannel ch)
    {
        if (ReadDefinitionOrNull(reader, ch) is not { } inner)
            return null;
        Contracts.CheckDecode(KeyDataViewType.IsValidDataType(inner.Type.RawType));
        ulong count = reader.ReadUInt64();
        Contracts.CheckDecode(0 < count && count <= inner.Type.RawType.ToMaxInt());
        return Make(typeof(KeyCodec<>), new KeyDataViewType(inner.Type.RawType, count), inner);
    }

    private static Codec Make(Type codec, DataViewType type, Codec inner)
        => (Codec)Activator.CreateInstance(codec.MakeGenericType(inner.Type.RawType), type, inner);
}
