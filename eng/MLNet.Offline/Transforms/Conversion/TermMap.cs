using Microsoft.ML.Data;
using Microsoft.ML.Data.IO;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>The values of a column and their numbers.</summary>
internal abstract class TermMap(PrimitiveDataViewType itemType, int count)
{
    // How the values are stored.
    protected const byte AsText = 0;
    protected const byte AsCodec = 1;

    public PrimitiveDataViewType ItemType { get; } = itemType;

    /// <summary>There is no key type without values.</summary>
    public KeyDataViewType OutputType { get; } = new(typeof(uint), Math.Max(count, 1));

    public static TermMap Load(IHost host, ModelLoadContext ctx)
    {
        switch (ctx.Reader.ReadByte())
        {
            case AsText:
                var texts = new ReadOnlyMemory<char>[ReadCount(host, ctx)];
                for (int i = 0; i < texts.Length; i++)
                    texts[i] = ctx.LoadNonEmptyString().AsMemory();
                return new TermMap<ReadOnlyMemory<char>>(TextDataViewType.Instance, texts);
            case AsCodec:
                using (var ch = host.Start("Loading"))
                {
                    var codec = CodecFactory.ReadDefinitionOrNull(ctx.Reader, ch) ?? throw host.Except("Unrecognized codec read");
                    host.CheckDecode(codec.Type is PrimitiveDataViewType);
                    return Generics.Invoke(ReadValues<int>, codec.Type.RawType, codec, ctx.Reader, ReadCount(host, ctx));
                }
            default:
                throw host.ExceptDecode();
        }
    }

    private static int ReadCount(IHost host, ModelLoadContext ctx)
    {
        int count = ctx.Reader.ReadInt32();
        host.CheckDecode(count >= 0);
        return count;
    }

    private static TermMap ReadValues<T>(Codec codec, BinaryReader reader, int count)
        => new TermMap<T>((PrimitiveDataViewType)codec.Type, count == 0 ? [] : ((Codec<T>)codec).Read(reader, count));

    public abstract void Save(IHost host, ModelSaveContext ctx);

    /// <summary>Writes the values for people to read.</summary>
    public abstract void WriteText(TextWriter writer);

    /// <summary>Adds the values as an annotation of the new column.</summary>
    public abstract void AddKeyValues(DataViewSchema.Annotations.Builder annotations, DataViewSchema.Column source, bool asText);

    public abstract Delegate MakeGetter(IHost host, DataViewRow row, DataViewSchema.Column source, string name);
}

/// <inheritdoc/>
internal sealed class TermMap<T> : TermMap
{
    private readonly T[] _terms;
    private readonly Dictionary<T, uint> _keys = new(TermComparer.Equality<T>());

    public TermMap(PrimitiveDataViewType itemType, T[] terms)
        : base(itemType, terms.Length)
    {
        _terms = terms;
        foreach (var term in terms)
        {
            if (!_keys.TryAdd(term, (uint)_keys.Count + 1))
                throw Contracts.Except("Duplicate items at positions {0} and {1}", _keys[term] - 1, _keys.Count);
        }
    }

    public override void Save(IHost host, ModelSaveContext ctx)
    {
        if (_terms is ReadOnlyMemory<char>[] texts)
        {
            ctx.Writer.Write(AsText);
            ctx.Writer.Write(texts.Length);
            foreach (var text in texts)
                ctx.SaveNonEmptyString(text.ToString());
            return;
        }

        var codec = (Codec<T>)CodecFactory.GetCodecOrNull(ItemType);
        ctx.Writer.Write(AsCodec);
        codec.WriteDefinition(ctx.Writer);
        ctx.Writer.Write(_terms.Length);
        codec.Write(ctx.Writer, _terms);
    }

    public override void WriteText(TextWriter writer)
    {
        writer.WriteLine(ItemType is TextDataViewType
            ? $"# Number of terms = {_terms.Length}"
            : $"# Number of terms of type '{ItemType}' = {_terms.Length}");
        var toText = Conversions.GetStringConversion<T>(ItemType);
        for (int i = 0; i < _terms.Length; i++)
            writer.WriteLine($"{i}\t{toText(_terms[i])}");
    }

    public override void AddKeyValues(DataViewSchema.Annotations.Builder annotations, DataViewSchema.Column source, bool asText)
    {
        if (_terms.Length == 0)
            return;

        // Keys of keys have the values of the original ones, if those have any.
        if (ItemType is KeyDataViewType key
            && source.Annotations.Schema.GetColumnOrNull(AnnotationUtils.Kinds.KeyValues)?.Type is VectorDataViewType values
            && (ulong)values.Size == key.Count)
        {
            Delegate add = AddOriginalValues<int>;
            Generics.Call<object>(add, [values.ItemType.RawType], [annotations, source, values.ItemType, asText]);
        }
        else
        {
            AddKeyValues(annotations, ItemType, () => _terms, _terms.Length, asText);
        }
    }

    private void AddOriginalValues<TValue>(
        DataViewSchema.Annotations.Builder annotations, DataViewSchema.Column source, PrimitiveDataViewType type, bool asText)
    {
        var toNumber = Conversions.GetStandardConversion<T, ulong>(ItemType, NumberDataViewType.UInt64);
        AddKeyValues(annotations, type, GetValues, _terms.Length, asText);

        TValue[] GetValues()
        {
            VBuffer<TValue> originals = default;
            source.GetKeyValues(ref originals);
            return Array.ConvertAll(_terms, term => originals.GetItemOrDefault((int)toNumber(term) - 1));
        }
    }

    private static void AddKeyValues<TValue>(
        DataViewSchema.Annotations.Builder annotations, PrimitiveDataViewType type, Func<TValue[]> getValues, int count, bool asText)
    {
        if (asText && type is not TextDataViewType)
        {
            var toText = Conversions.GetStringConversion<TValue>(type);
            AddKeyValues(annotations, TextDataViewType.Instance, () => Array.ConvertAll(getValues(), value => toText(value).AsMemory()), count, false);
            return;
        }

        annotations.AddKeyValues(count, type, (ref VBuffer<TValue> values) => VBuffer<TValue>.Copy(getValues(), 0, ref values, count));
    }

    public override Delegate MakeGetter(IHost host, DataViewRow row, DataViewSchema.Column source, string name)
    {
        if (source.Type is VectorDataViewType type)
            return MakeVectorGetter(host, row.GetGetter<VBuffer<T>>(source), type, name);

        var getter = row.GetGetter<T>(source);
        T value = default;
        return (ValueGetter<uint>)((ref uint key) =>
        {
            getter(ref value);
            key = _keys.GetValueOrDefault(value);
        });
    }

    private ValueGetter<VBuffer<uint>> MakeVectorGetter(IHost host, ValueGetter<VBuffer<T>> getter, VectorDataViewType type, string name)
    {
        var builder = new BufferBuilder<uint>();
        uint keyOfDefault = _keys.GetValueOrDefault(default);
        VBuffer<T> vector = default;
        return (ref VBuffer<uint> keys) =>
        {
            getter(ref vector);
            if (type.IsKnownSize && vector.Length != type.Size)
                throw host.Except("Column '{0}': TermTransform expects {1} slots, but got {2}", name, type.Size, vector.Length);

            // Where the default has no key the slots that are not explicit need not be visited.
            builder.Reset(vector.Length);
            foreach (var (slot, value) in vector.Items(all: keyOfDefault != 0))
                builder.AddFeature(slot, _keys.GetValueOrDefault(value));
            builder.GetResult(ref keys);
        };
    }
}
