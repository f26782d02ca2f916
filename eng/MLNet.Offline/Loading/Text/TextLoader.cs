using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Reads delimited text files.</summary>
public sealed partial class TextLoader : IDataLoader<IMultiStreamSource>
{
    private readonly IHost _host;
    private readonly TextFormat _format;
    private readonly TextColumns _columns;

    internal TextLoader(IHostEnvironment env, Options options = null, IMultiStreamSource dataSample = null)
    {
        options ??= new Options();
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register("TextLoader");
        _format = TextFormat.Create(_host, options);

        Column[] columns = Utils.Size(options.Columns) > 0
            ? options.Columns
            : [new("Label", DataKind.Single, 0), new("Features", DataKind.Single, [new Range(1, null)])];
        _columns = TextColumns.Create(_host, columns, _format, dataSample ?? new MultiFileSource(null));
    }

    public DataViewSchema GetOutputSchema() => _columns.Schema;

    public IDataView Load(IMultiStreamSource source) => new TextDataView(_host, _format, _columns, source);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        _host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        ctx.SetVersionInfo(new VersionInfo(
            modelSignature: "TXTLOADR",
            verWrittenCur: 0x0001000E,
            verReadableCur: 0x0001000A,
            verWeCanReadBack: 0x00010009,
            loaderSignature: "TextLoader",
            loaderAssemblyName: MLNetAssembly.Data));
        _format.Save(ctx);
        _columns.Save(ctx);
    }
}
