using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Rescales columns as learned by a <see cref="NormalizingEstimator"/>.</summary>
public sealed partial class NormalizingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "Normalizer";

    private readonly ColumnOptions[] _columns;

    private NormalizingTransformer(IHostEnvironment env, ColumnOptions[] columns)
        : base(env.Register(nameof(NormalizingTransformer)), [.. columns.Select(column => (column.Name, column.InputColumnName))])
        => _columns = columns;

    private NormalizingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _columns = new ColumnOptions[ColumnPairs.Length];
        for (int i = 0; i < _columns.Length; i++)
        {
            var type = LoadType(ctx);
            ctx.LoadModel<IColumnFunction, SignatureLoadColumnFunction>(Host, out var function, Directory(i), Host, type);
            _columns[i] = new ColumnOptions(ColumnPairs[i].outputColumnName, ColumnPairs[i].inputColumnName, type, function);
        }
    }

    /// <summary>A new column and how its values are computed.</summary>
    private sealed record ColumnOptions(string Name, string InputColumnName, DataViewType InputType, IColumnFunction Function)
    {
        public NormalizerModelParametersBase ModelParameters { get; } = Function.GetNormalizerModelParams();
    }

    /// <summary>What was learned for the given column, counted in the order they were given.</summary>
    public NormalizerModelParametersBase GetNormalizerModelParameters(int index)
    {
        Contracts.CheckUserArg(0 <= index && index < _columns.Length, nameof(index),
            "Not valid. Valid range is from 0 (inclusive) to " + _columns.Length + " (exclusive) but got " + index + ".");
        return _columns[index].ModelParameters;
    }

    internal static NormalizingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new NormalizingTransformer(env.Register(nameof(NormalizingTransformer)), ctx);
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "NORMALZR",
        verWrittenCur: 0x00010002,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010002,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.Data);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        for (int i = 0; i < _columns.Length; i++)
        {
            SaveType(ctx, _columns[i].InputType);
            ctx.SaveModel(_columns[i].Function, Directory(i));
        }
    }

    private static string Directory(int column) => $"Normalizer_{column:000}";

    private static void SaveType(ModelSaveContext ctx, DataViewType type)
    {
        ctx.Writer.Write(type is VectorDataViewType);
        ctx.Writer.Write((byte)(type.GetItemType() == NumberDataViewType.Single ? DataKind.Single : DataKind.Double));
        if (type is VectorDataViewType vector)
            ctx.Writer.WriteArray(vector.Dimensions.AsSpan());
    }

    private static DataViewType LoadType(ModelLoadContext ctx)
    {
        bool isVector = ctx.Reader.ReadBoolean();
        var kind = (DataKind)ctx.Reader.ReadByte();
        Contracts.CheckDecode(kind is DataKind.Single or DataKind.Double);
        var itemType = kind == DataKind.Single ? NumberDataViewType.Single : NumberDataViewType.Double;
        return isVector ? new VectorDataViewType(itemType, ctx.Reader.ReadArray<int>()) : itemType;
    }

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
        var type = inputSchema[srcCol].Type;
        if (type is VectorDataViewType { IsKnownSize: false })
            throw Mismatch("variable-size vector");
        if (!type.GetItemType().Equals(NumberDataViewType.Single) && !type.GetItemType().Equals(NumberDataViewType.Double))
            throw Mismatch(type.ToString());

        Exception Mismatch(string actual) => Host.ExceptSchemaMismatch(
            nameof(inputSchema), "input", ColumnPairs[col].inputColumnName, "scalar or known-size vector of Single", actual);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private sealed class Mapper(NormalizingTransformer parent, DataViewSchema schema)
        : OneToOneMapperBase(parent.Host.Register(nameof(Mapper)), parent, schema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
            => [.. parent._columns.Select((column, i) => new DataViewSchema.DetachedColumn(column.Name, column.InputType, MakeAnnotations(i)))];

        private DataViewSchema.Annotations MakeAnnotations(int column)
        {
            var builder = new DataViewSchema.Annotations.Builder();
            builder.AddPrimitiveValue(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance, true);
            builder.Add(InputSchema[Sources[column]].Annotations, name => name == AnnotationUtils.Kinds.SlotNames);
            return builder.ToAnnotations();
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return parent._columns[iinfo].Function.GetGetter(input, Sources[iinfo]);
        }
    }
}
