using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Replaces keys by the values they stand for.</summary>
public sealed class KeyToValueMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "KeyToValueTransform";

    internal KeyToValueMappingTransformer(IHostEnvironment env, params (string outputColumnName, string inputColumnName)[] columns)
        : base(Contracts.CheckRef(env, nameof(env)).Register(nameof(KeyToValueMappingTransformer)), columns)
    {
    }

    private KeyToValueMappingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
    }

    internal static KeyToValueMappingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        var host = env.Register(nameof(KeyToValueMappingTransformer));
        ctx.CheckAtModel(GetVersionInfo());
        return new KeyToValueMappingTransformer(host, ctx);
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "KEY2VALT",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.Data);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private sealed class Mapper : OneToOneMapperBase
    {
        private readonly KeyToValueMappingTransformer _parent;
        private readonly DataViewType[] _types;

        public Mapper(KeyToValueMappingTransformer parent, DataViewSchema schema)
            : base(parent.Host.Register(nameof(Mapper)), parent, schema)
        {
            _parent = parent;
            _types = Array.ConvertAll(Sources, source => GetOutputType(schema[source]));
        }

        private DataViewType GetOutputType(DataViewSchema.Column source)
        {
            var valuesType = source.Annotations.Schema.GetColumnOrNull(AnnotationUtils.Kinds.KeyValues)?.Type;
            Host.Check(valuesType != null, "Metadata KeyValues does not exist");
            Host.Check((ulong)valuesType.GetVectorSize() == source.Type.GetItemType().GetKeyCount(),
                "KeyValues metadata size does not match column type key count");
            var itemType = (PrimitiveDataViewType)valuesType.GetItemType();
            return source.Type is VectorDataViewType vector ? new VectorDataViewType(itemType, vector.Dimensions) : itemType;
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => [.. Sources.Select((source, i) => MakeColumn(i, InputSchema[source]))];

        private DataViewSchema.DetachedColumn MakeColumn(int i, DataViewSchema.Column source)
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add(source.Annotations, kind => kind == AnnotationUtils.Kinds.SlotNames);
            return new DataViewSchema.DetachedColumn(_parent.ColumnPairs[i].outputColumnName, _types[i], annotations.ToAnnotations());
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var source = InputSchema[Sources[iinfo]];
            Delegate make = source.Type is VectorDataViewType ? MakeVectorGetter<int, int> : MakeOneGetter<int, int>;
            return Generics.Call<Delegate>(make, [source.Type.GetItemType().RawType, _types[iinfo].GetItemType().RawType], [input, source, _types[iinfo].GetItemType()]);
        }

        private static ValueGetter<TValue> MakeOneGetter<TKey, TValue>(DataViewRow input, DataViewSchema.Column source, DataViewType valueType)
        {
            var getter = input.GetGetter<TKey>(input.Schema[source.Index]);
            var map = MakeMap<TKey, TValue>(source, valueType);
            TKey key = default;
            return (ref TValue value) =>
            {
                getter(ref key);
                value = map(key);
            };
        }

        private static ValueGetter<VBuffer<TValue>> MakeVectorGetter<TKey, TValue>(DataViewRow input, DataViewSchema.Column source, DataViewType valueType)
        {
            var getter = input.GetGetter<VBuffer<TKey>>(input.Schema[source.Index]);
            var map = MakeMap<TKey, TValue>(source, valueType);
            // The slots that are not explicit are missing keys. Only for real numbers that is not the default value.
            bool fillsUp = !IsDefault(map(default));
            VBuffer<TKey> keys = default;
            return (ref VBuffer<TValue> values) =>
            {
                getter(ref keys);
                bool isDense = keys.IsDense || fillsUp;
                var editor = VBufferEditor.Create(ref values, keys.Length, isDense ? null : keys.GetValues().Length);
                int count = 0;
                foreach (var (slot, key) in keys.Items(all: isDense))
                {
                    var value = map(key);
                    if (!isDense && IsDefault(value))
                        continue;
                    if (!isDense)
                        editor.Indices[count] = slot;
                    editor.Values[count++] = value;
                }
                values = editor.CommitTruncated(count);
            };
        }

        private static Func<TKey, TValue> MakeMap<TKey, TValue>(DataViewSchema.Column source, DataViewType valueType)
        {
            VBuffer<TValue> buffer = default;
            source.GetKeyValues(ref buffer);
            TValue[] values = [.. buffer.DenseValues()];
            var toNumber = Conversions.GetStandardConversion<TKey, uint>(source.Type.GetItemType(), NumberDataViewType.UInt32);
            var missing = Conversions.GetMissingOrDefault<TValue>(valueType);
            return key => toNumber(key) is var number && 0 < number && number <= values.Length ? values[number - 1] : missing;
        }

        private static bool IsDefault<T>(T value)
            => value is ReadOnlyMemory<char> text ? text.IsEmpty : EqualityComparer<T>.Default.Equals(value, default);
    }
}
