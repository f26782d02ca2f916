using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Maps the loader signature found in a model file to the function that rebuilds the component.</summary>
internal static class LoadableClasses
{
    public delegate object Loader(IHostEnvironment env, ModelLoadContext ctx, object[] extra);

    private static readonly Dictionary<(Type Kind, string Signature), Loader> _loaders = new()
    {
        [Model(TransformerChain.LoaderSignature)] = (env, ctx, _) => new TransformerChain<ITransformer>(env, ctx),
        [Model(ColumnConcatenatingTransformer.LoaderSignature)] = (env, ctx, _) => new ColumnConcatenatingTransformer(env, ctx),
        [Model(ColumnCopyingTransformer.LoaderSignature)] = (env, ctx, _) => ColumnCopyingTransformer.Create(env, ctx),
        [Model(NormalizingTransformer.LoaderSignature)] = (env, ctx, _) => NormalizingTransformer.Create(env, ctx),
        [Model(RegressionPredictionTransformer.LoaderSignature)] = (env, ctx, _) => RegressionPredictionTransformer.Create(env, ctx),
        [Model(LinearRegressionModelParameters.LoaderSignature)] = (env, ctx, _) => LinearRegressionModelParameters.Create(env, ctx),
        [Model(PoissonRegressionModelParameters.LoaderSignature)] = (env, ctx, _) => PoissonRegressionModelParameters.Create(env, ctx),
        [ColumnFunction(AffineColumnFunction.LoaderSignature)] = (_, ctx, extra) => AffineColumnFunction.Create(ctx, (IHost)extra[0], (DataViewType)extra[1]),
        [ColumnFunction(CdfColumnFunction.LoaderSignature)] = (_, ctx, extra) => CdfColumnFunction.Create(ctx, (IHost)extra[0], (DataViewType)extra[1]),
    };

    public static Loader Find<TSig>(string signature) => _loaders.GetValueOrDefault(Key(typeof(TSig), signature));

    private static (Type, string) Model(string signature) => Key(typeof(SignatureLoadModel), signature);

    private static (Type, string) ColumnFunction(string signature) => Key(typeof(SignatureLoadColumnFunction), signature);

    private static (Type, string) Key(Type kind, string signature) => (kind, signature.Trim().ToLowerInvariant());
}
