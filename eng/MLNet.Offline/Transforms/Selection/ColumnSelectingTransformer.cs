using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Keeps some of the columns: those named, in that order, or all but those named.</summary>
public sealed class ColumnSelectingTransformer : ITransformer
{
    internal const string LoaderSignature = "SelectColumnsTransform";

    private readonly IHost _host;
    private readonly string[] _names;
    private readonly bool _keepColumns;
    private readonly bool _keepHidden;
    private readonly bool _ignoreMissing;

    internal ColumnSelectingTransformer(
        IHostEnvironment env, string[] keepColumns, string[] dropColumns, bool keepHidden = false, bool ignoreMissing = false)
    {
        _host = Contracts.CheckRef(env, nameof(env)).Register(nameof(ColumnSelectingTransformer));
        bool keeps = keepColumns is { Length: > 0 };
        bool drops = dropColumns is { Length: > 0 };
        _host.Check(!(keeps && drops), "Both keepColumns and dropColumns are set. Exactly one can be specified.");
        _host.Check(keeps || drops, "Neither keepColumns and dropColumns is set. Exactly one must be specified.");

        _names = keeps ? keepColumns : dropColumns;
        _keepColumns = keeps;
        _keepHidden = keepHidden;
        _ignoreMissing = ignoreMissing;
    }

    bool ITransformer.IsRowToRowMapper => true;

    internal static ColumnSelectingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        bool keepColumns = ctx.Reader.ReadBoolean();
        bool keepHidden = ctx.Reader.ReadBoolean();
        bool ignoreMissing = ctx.Reader.ReadBoolean();
        var names = new string[ctx.Reader.ReadInt32()];
        for (int i = 0; i < names.Length; i++)
            names[i] = ctx.LoadNonEmptyString();
        return new ColumnSelectingTransformer(env, keepColumns ? names : null, keepColumns ? null : names, keepHidden, ignoreMissing);
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "SELCOLST",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.Data);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(GetVersionInfo());
        ctx.Writer.Write(_keepColumns);
        ctx.Writer.Write(_keepHidden);
        ctx.Writer.Write(_ignoreMissing);
        ctx.Writer.Write(_names.Length);
        foreach (string name in _names)
            ctx.SaveNonEmptyString(name);
    }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        return Select(new EmptyDataView(_host, inputSchema), nameof(inputSchema)).OutputSchema;
    }

    public IDataView Transform(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        return Select(input, nameof(input));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        return Select(new EmptyDataView(_host, inputSchema), nameof(inputSchema));
    }

    internal bool IsSelected(string name) => _names.Contains(name) == _keepColumns;

    internal void CheckColumns(IEnumerable<string> names, string parameterName, IExceptionContext context)
    {
        string[] missing = _ignoreMissing ? [] : [.. _names.Where(name => !names.Contains(name))];
        if (missing.Length > 0)
            throw context.ExceptSchemaMismatch(parameterName, "input", string.Join(",", missing));
    }

    private SelectedColumnsDataView Select(IDataView input, string parameterName)
    {
        CheckColumns(input.Schema.Select(column => column.Name), parameterName, _host);
        int[] map = _keepColumns
            ? [.. _names.SelectMany(name => input.Schema.Where(column => column.Name == name && (_keepHidden || !column.IsHidden))).Select(column => column.Index)]
            : [.. input.Schema.Where(column => IsSelected(column.Name)).Select(column => column.Index)];
        return new SelectedColumnsDataView(_host, input, map);
    }
}
