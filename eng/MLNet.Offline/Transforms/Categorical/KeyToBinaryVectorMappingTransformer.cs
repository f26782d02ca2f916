using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Writes keys as binary numbers, a slot for each digit.</summary>
public sealed class KeyToBinaryVectorMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "KeyToBinaryTransform";

    private const string RegistrationName = "KeyToBinary";

    internal KeyToBinaryVectorMappingTransformer(IHostEnvironment env, params (string outputColumnName, string inputColumnName)[] columns)
        : base(Contracts.CheckRef(env, nameof(env)).Register(RegistrationName), columns)
    {
    }

    private KeyToBinaryVectorMappingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
    }

    internal static KeyToBinaryVectorMappingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        var host = env.Register(RegistrationName);
        ctx.CheckAtModel(GetVersionInfo());
        return new KeyToBinaryVectorMappingTransformer(host, ctx);
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "KEY2BINR",
        verWrittenCur: 0x00000001,
        verReadableCur: 0x00000001,
        verWeCanReadBack: 0x00000001,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.Transforms);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
    }

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
        => KeySlots.CheckIsKey(Host, inputSchema[srcCol], nameof(inputSchema));

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private sealed class Mapper(KeyToBinaryVectorMappingTransformer parent, DataViewSchema schema)
        : OneToOneMapperBase(parent.Host.Register(nameof(Mapper)), parent, schema)
    {
        // One digit more than the greatest key takes: a missing one, which is minus one then, has all of them set.
        private static int GetDigits(DataViewType type) => BitOperations.Log2((uint)type.GetItemType().GetKeyCount()) + 2;

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
            => [.. Sources.Select((source, i) => MakeColumn(parent.ColumnPairs[i].outputColumnName, InputSchema[source]))];

        private static DataViewSchema.DetachedColumn MakeColumn(string name, DataViewSchema.Column source)
        {
            int digits = GetDigits(source.Type);
            int valueCount = source.Type.GetValueCount();
            var type = valueCount == 1
                ? new VectorDataViewType(NumberDataViewType.Single, digits)
                : new VectorDataViewType(NumberDataViewType.Single, valueCount, digits);
            ReadOnlyMemory<char>[] names = [.. Enumerable.Range(0, digits).Select(i => $"Bit{digits - i - 1}".AsMemory())];

            var annotations = new DataViewSchema.Annotations.Builder();
            if (source.Type is PrimitiveDataViewType)
            {
                if (source.HasKeyValues())
                    annotations.AddSlotNames(type.Size, (ref VBuffer<ReadOnlyMemory<char>> value) => VBuffer<ReadOnlyMemory<char>>.Copy(names, 0, ref value, digits));
                annotations.AddPrimitiveValue(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance, true);
            }
            else if (source.HasKeyValues() && type.IsKnownSize)
            {
                KeySlots.AddSlotNames(annotations, source, type, () => names);
            }
            return new DataViewSchema.DetachedColumn(name, type, annotations.ToAnnotations());
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var source = input.Schema[Sources[iinfo]];
            var getter = ConvertingGetter.Create(input, source, NumberDataViewType.UInt32);
            int digits = GetDigits(source.Type);
            return source.Type is VectorDataViewType vector
                ? MakeVectorGetter((ValueGetter<VBuffer<uint>>)getter, vector.Size, digits)
                : MakeOneGetter((ValueGetter<uint>)getter, digits);
        }

        private static ValueGetter<VBuffer<float>> MakeOneGetter(ValueGetter<uint> getter, int digits)
        {
            var builder = new BufferBuilder<float>();
            uint key = 0;
            return (ref VBuffer<float> value) =>
            {
                getter(ref key);
                builder.Reset(digits);
                AddDigits(builder, 0, key, digits);
                builder.GetResult(ref value);
            };
        }

        private ValueGetter<VBuffer<float>> MakeVectorGetter(ValueGetter<VBuffer<uint>> getter, int size, int digits)
        {
            var builder = new BufferBuilder<float>();
            VBuffer<uint> keys = default;
            return (ref VBuffer<float> value) =>
            {
                getter(ref keys);
                Host.Check(size == 0 || keys.Length == size);
                builder.Reset(keys.Length * digits);
                foreach (var (slot, key) in keys.Items(all: true))
                    AddDigits(builder, slot * digits, key, digits);
                builder.GetResult(ref value);
            };
        }

        private static void AddDigits(BufferBuilder<float> builder, int start, uint key, int digits)
        {
            for (int i = 0; i < digits; i++)
                builder.AddFeature(start + i, ((key - 1) >> (digits - 1 - i)) & 1);
        }
    }
}
