using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Converts columns to another item type.</summary>
public sealed class TypeConvertingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "ConvertTransform";

    private const uint VersionNoMinCount = 0x00010004;
    private const byte KeyFlag = 0x80;

    internal TypeConvertingTransformer(IHostEnvironment env, params TypeConvertingEstimator.ColumnOptions[] columns)
        : base(Contracts.CheckRef(env, nameof(env)).Register(nameof(TypeConvertingTransformer)),
            [.. Contracts.CheckNonEmpty(columns, nameof(columns)).Select(column => (column.Name, column.InputColumnName))])
        => Columns = columns;

    private TypeConvertingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
        => Columns = Array.ConvertAll(ColumnPairs, pair => LoadColumn(ctx, pair.outputColumnName, pair.inputColumnName));

    internal TypeConvertingEstimator.ColumnOptions[] Columns { get; }

    internal static TypeConvertingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        var host = env.Register("Convert");
        ctx.CheckAtModel(GetVersionInfo());
        return new TypeConvertingTransformer(host, ctx);
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "CONVERTF",
        verWrittenCur: VersionNoMinCount,
        verReadableCur: 0x00010003,
        verWeCanReadBack: VersionNoMinCount,
        loaderSignature: LoaderSignature,
        loaderSignatureAlt: "ConvertFunction",
        loaderAssemblyName: MLNetAssembly.Data);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        foreach (var column in Columns)
        {
            byte kind = (byte)column.OutputKind;
            ctx.Writer.Write(column.OutputKeyCount == null ? kind : (byte)(kind | KeyFlag));
            if (column.OutputKeyCount != null)
                ctx.Writer.Write(KeyType(column).Count);
        }
    }

    private static TypeConvertingEstimator.ColumnOptions LoadColumn(ModelLoadContext ctx, string name, string inputColumnName)
    {
        byte kind = ctx.Reader.ReadByte();
        bool isKey = (kind & KeyFlag) != 0;
        kind = (byte)(kind & ~KeyFlag);
        Contracts.CheckDecode(Enum.IsDefined((DataKind)kind));
        return new TypeConvertingEstimator.ColumnOptions(name, (DataKind)kind, inputColumnName, isKey ? LoadCount(ctx) : null);
    }

    private static KeyCount LoadCount(ModelLoadContext ctx)
    {
        ulong count = ctx.Reader.ReadUInt64();
        Contracts.CheckDecode(count > 0);
        return new KeyCount(count);
    }

    /// <summary>The item type a column gets; false if it cannot have it, whatever its values.</summary>
    internal static bool TryGetNewType(DataViewType source, TypeConvertingEstimator.ColumnOptions options, out PrimitiveDataViewType itemType)
    {
        var sourceItem = source.GetItemType();
        var plainType = ColumnTypeExtensions.PrimitiveTypeFromKind(options.OutputKind.ToInternalDataKind());
        if (options.OutputKeyCount != null)
        {
            itemType = KeyType(options);
            return sourceItem is KeyDataViewType or TextDataViewType;
        }

        itemType = plainType;
        if (sourceItem is not KeyDataViewType key)
            return true;
        if (!KeyDataViewType.IsValidDataType(plainType.RawType))
            return false;
        itemType = new KeyDataViewType(plainType.RawType, Math.Min(key.Count, plainType.RawType.ToMaxInt()));
        return true;
    }

    private static KeyDataViewType KeyType(TypeConvertingEstimator.ColumnOptions options)
    {
        var type = ColumnTypeExtensions.PrimitiveTypeFromKind(options.OutputKind.ToInternalDataKind()).RawType;
        return new KeyDataViewType(type, options.OutputKeyCount.Count ?? type.ToMaxInt());
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private sealed class Mapper : OneToOneMapperBase
    {
        private readonly TypeConvertingTransformer _parent;
        private readonly PrimitiveDataViewType[] _itemTypes;

        public Mapper(TypeConvertingTransformer parent, DataViewSchema schema)
            : base(parent.Host.Register(nameof(Mapper)), parent, schema)
        {
            _parent = parent;
            _itemTypes = [.. Sources.Select((source, i) => GetItemType(parent.Columns[i], schema[source].Type))];
        }

        private PrimitiveDataViewType GetItemType(TypeConvertingEstimator.ColumnOptions options, DataViewType source)
        {
            bool isPossible = TryGetNewType(source, options, out var itemType)
                && Conversions.TryGetStandardConversion(source.GetItemType(), itemType, out _);
            return isPossible ? itemType : throw Host.ExceptParam("inputSchema",
                "source column '{0}' with item type '{1}' is not compatible with destination type '{2}'",
                options.InputColumnName, source, itemType);
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
            => [.. _itemTypes.Select((itemType, i) => MakeColumn(_parent.Columns[i].Name, InputSchema[Sources[i]], itemType))];

        private static DataViewSchema.DetachedColumn MakeColumn(string name, DataViewSchema.Column source, PrimitiveDataViewType itemType)
        {
            DataViewType type = source.Type is VectorDataViewType vector ? new VectorDataViewType(itemType, vector.Dimensions) : itemType;
            var sourceItem = source.Type.GetItemType();
            var annotations = new DataViewSchema.Annotations.Builder();
            if (type.IsKnownSizeVector())
                Pass(AnnotationUtils.Kinds.SlotNames);
            if (sourceItem is KeyDataViewType oldKey && itemType is KeyDataViewType newKey && oldKey.Count == newKey.Count)
                Pass(AnnotationUtils.Kinds.KeyValues);
            if (sourceItem is NumberDataViewType && itemType is NumberDataViewType)
                Pass(AnnotationUtils.Kinds.IsNormalized);
            if (source.Type is BooleanDataViewType && itemType is NumberDataViewType)
                annotations.AddPrimitiveValue(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance, true);
            return new DataViewSchema.DetachedColumn(name, type, annotations.ToAnnotations());

            void Pass(string kind) => annotations.Add(source.Annotations, annotation => annotation == kind);
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return ConvertingGetter.Create(input, input.Schema[Sources[iinfo]], _itemTypes[iinfo]);
        }
    }
}
