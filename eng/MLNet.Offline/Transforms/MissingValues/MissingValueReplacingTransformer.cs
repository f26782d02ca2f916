using Microsoft.ML.Data;
using Microsoft.ML.Data.IO;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Replaces missing real numbers.</summary>
public sealed partial class MissingValueReplacingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "NAReplaceTransform";

    private readonly Replacement[] _replacements;

    internal MissingValueReplacingTransformer(IHostEnvironment env, IDataView input, params MissingValueReplacingEstimator.ColumnOptions[] columns)
        : base(Contracts.CheckRef(env, nameof(env)).Register(nameof(MissingValueReplacingTransformer)),
            [.. columns.Select(column => (column.Name, column.InputColumnName))])
    {
        var sources = Array.ConvertAll(columns, column => input.Schema.GetColumnOrNull(column.InputColumnName)
            ?? throw Host.ExceptSchemaMismatch(nameof(input), "input", column.InputColumnName));
        foreach (var source in sources)
            CheckInputColumn(input.Schema, 0, source.Index);
        _replacements = Train(input, sources, columns);
    }

    private MissingValueReplacingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        using var ch = host.Start("Loading");
        _replacements = Array.ConvertAll(ColumnPairs, _ => Replacement.Load(host, ch, ctx.Reader));
    }

    internal static MissingValueReplacingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        var host = env.Register(LoaderSignature);
        ctx.CheckAtModel(GetVersionInfo());
        return new MissingValueReplacingTransformer(host, ctx);
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "NAREP TF",
        verWrittenCur: 0x00010002,
        verReadableCur: 0x00010002,
        verWeCanReadBack: 0x00010001,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.Transforms);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        foreach (var replacement in _replacements)
            replacement.Save(ctx.Writer);
    }

    internal static void CheckType(IExceptionContext context, DataViewType type, string parameterName)
    {
        var itemType = type.GetItemType();
        if (itemType == NumberDataViewType.Single || itemType == NumberDataViewType.Double)
            return;
        throw context.ExceptParam(parameterName, itemType is KeyDataViewType
            ? $"Type '{itemType}' is not supported by {LoaderSignature} since its NA value is equivalent to its default value"
            : $"Type '{itemType}' is not supported by {LoaderSignature} since it doesn't have an NA value");
    }

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
        => CheckType(Host, inputSchema[srcCol].Type, nameof(inputSchema));

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private sealed class Mapper : OneToOneMapperBase
    {
        private readonly MissingValueReplacingTransformer _parent;

        public Mapper(MissingValueReplacingTransformer parent, DataViewSchema schema)
            : base(parent.Host.Register(nameof(Mapper)), parent, schema)
        {
            _parent = parent;
            for (int i = 0; i < Sources.Length; i++)
                parent._replacements[i].CheckFits(Host, schema[Sources[i]]);
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
            => [.. Sources.Select((source, i) => MakeColumn(_parent.ColumnPairs[i].outputColumnName, InputSchema[source]))];

        private static DataViewSchema.DetachedColumn MakeColumn(string name, DataViewSchema.Column source)
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add(source.Annotations, kind => kind is AnnotationUtils.Kinds.SlotNames or AnnotationUtils.Kinds.IsNormalized);
            return new DataViewSchema.DetachedColumn(name, source.Type, annotations.ToAnnotations());
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return _parent._replacements[iinfo].MakeGetter(Host, input, input.Schema[Sources[iinfo]]);
        }
    }
}
