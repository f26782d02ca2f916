using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Copies columns under new names.</summary>
public sealed class ColumnCopyingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "CopyTransform";

    internal ColumnCopyingTransformer(IHostEnvironment env, params (string outputColumnName, string inputColumnName)[] columns)
        : base(Contracts.CheckRef(env, nameof(env)).Register(nameof(ColumnCopyingTransformer)), columns)
    {
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "COPYCOLT",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.Data);

    internal static ColumnCopyingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new ColumnCopyingTransformer(env, LoadColumns(ctx));
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private sealed class Mapper(ColumnCopyingTransformer parent, DataViewSchema schema)
        : OneToOneMapperBase(parent.Host.Register(nameof(Mapper)), parent, schema)
    {
        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return RowCursorUtils.GetGetterAsDelegate(input, Sources[iinfo]);
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
            => [.. Sources.Select((source, i) => new DataViewSchema.DetachedColumn(
                parent.ColumnPairs[i].outputColumnName, InputSchema[source].Type, InputSchema[source].Annotations))];
    }
}
