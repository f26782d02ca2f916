using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class TransformerChain<TLastTransformer>
{
    internal TransformerChain(IHostEnvironment env, ModelLoadContext ctx)
    {
        var length = ctx.Reader.ReadInt32();
        _transformers = new ITransformer[length];
        _scopes = new TransformerScope[length];
        for (var i = 0; i < length; i++)
        {
            _scopes[i] = (TransformerScope)ctx.Reader.ReadInt32();
            ctx.LoadModel<ITransformer, SignatureLoadModel>(env, out _transformers[i], TransformerChain.DirectoryName(i));
        }

        LastTransformer = _transformers.LastOrDefault() as TLastTransformer;
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(new VersionInfo(
            modelSignature: "XF CHAIN",
            verWrittenCur: 0x00010001,
            verReadableCur: 0x00010001,
            verWeCanReadBack: 0x00010001,
            loaderSignature: TransformerChain.LoaderSignature,
            loaderAssemblyName: MLNetAssembly.Data));

        ctx.Writer.Write(_transformers.Length);
        for (var i = 0; i < _transformers.Length; i++)
        {
            ctx.Writer.Write((int)_scopes[i]);
            ctx.SaveModel(_transformers[i], TransformerChain.DirectoryName(i));
        }
    }
}

internal static class TransformerChain
{
    public const string LoaderSignature = "TransformerChain";

    public static string DirectoryName(int index) => $"Transform_{index:000}";
}
