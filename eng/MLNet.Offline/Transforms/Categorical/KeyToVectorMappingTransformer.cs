using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Makes a vector from a key, with a slot for each value it can have.</summary>
public sealed partial class KeyToVectorMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "KeyToVectorTransform";

    private const string RegistrationName = "KeyToVector";

    internal KeyToVectorMappingTransformer(IHostEnvironment env, params KeyToVectorMappingEstimator.ColumnOptions[] columns)
        : base(Contracts.CheckRef(env, nameof(env)).Register(RegistrationName), [.. columns.Select(column => (column.Name, column.InputColumnName))])
        => Columns = columns;

    private KeyToVectorMappingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        var counts = ctx.Reader.ReadArray<byte>(ColumnPairs.Length);
        Columns = [.. ColumnPairs.Zip(counts, (pair, count) =>
            new KeyToVectorMappingEstimator.ColumnOptions(pair.outputColumnName, pair.inputColumnName, count != 0))];
    }

    internal KeyToVectorMappingEstimator.ColumnOptions[] Columns { get; }

    internal static KeyToVectorMappingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        var host = env.Register(RegistrationName);
        ctx.CheckAtModel(GetVersionInfo());
        return new KeyToVectorMappingTransformer(host, ctx);
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "KEY2VECT",
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
        foreach (var column in Columns)
            ctx.Writer.Write(column.OutputCountVector);
    }

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
        => KeySlots.CheckIsKey(Host, inputSchema[srcCol], nameof(inputSchema));

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);
}
