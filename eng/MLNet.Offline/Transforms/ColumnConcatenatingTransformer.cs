using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Joins columns of one item type into a vector.</summary>
public sealed partial class ColumnConcatenatingTransformer : RowToRowTransformerBase
{
    internal const string LoaderSignature = "ConcatTransform";

    private readonly ColumnOptions[] _columns;

    internal ColumnConcatenatingTransformer(IHostEnvironment env, string outputColumnName, params string[] inputColumnNames)
        : base(env.Register(nameof(ColumnConcatenatingTransformer)))
        => _columns = [new(outputColumnName, [.. inputColumnNames.Select(name => (name, (string)null))])];

    internal ColumnConcatenatingTransformer(IHostEnvironment env, ModelLoadContext ctx)
        : base(env.Register(nameof(ColumnConcatenatingTransformer)))
    {
        ctx.CheckAtModel(GetVersionInfo());
        int count = ctx.Reader.ReadInt32();
        Contracts.CheckDecode(count > 0);
        _columns = new ColumnOptions[count];
        for (int i = 0; i < count; i++)
            _columns[i] = ColumnOptions.Load(ctx);
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "CONCAT F",
        verWrittenCur: 0x00010003,
        verReadableCur: 0x00010003,
        verWeCanReadBack: 0x00010003,
        loaderSignature: LoaderSignature,
        loaderSignatureAlt: "ConcatFunction",
        loaderAssemblyName: MLNetAssembly.Data);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        ctx.Writer.Write(_columns.Length);
        foreach (var column in _columns)
            column.Save(ctx);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    /// <summary>A new column and its sources; an alias replaces the name of a source in slot names.</summary>
    private sealed record ColumnOptions(string Name, (string Name, string Alias)[] Sources)
    {
        public void Save(ModelSaveContext ctx)
        {
            ctx.SaveNonEmptyString(Name);
            ctx.Writer.Write(Sources.Length);
            foreach (var (name, alias) in Sources)
            {
                ctx.SaveNonEmptyString(name);
                ctx.SaveStringOrNull(alias);
            }
        }

        public static ColumnOptions Load(ModelLoadContext ctx)
        {
            string name = ctx.LoadNonEmptyString();
            int count = ctx.Reader.ReadInt32();
            Contracts.CheckDecode(count > 0);
            var sources = new (string, string)[count];
            for (int i = 0; i < count; i++)
                sources[i] = (ctx.LoadNonEmptyString(), ctx.LoadStringOrNull());
            return new ColumnOptions(name, sources);
        }
    }
}
