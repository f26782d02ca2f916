using Microsoft.ML.Calibrators;
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
        [Model(TypeConvertingTransformer.LoaderSignature)] = (env, ctx, _) => TypeConvertingTransformer.Create(env, ctx),
        [Model(ValueToKeyMappingTransformer.LoaderSignature)] = (env, ctx, _) => ValueToKeyMappingTransformer.Create(env, ctx),
        [Model(KeyToValueMappingTransformer.LoaderSignature)] = (env, ctx, _) => KeyToValueMappingTransformer.Create(env, ctx),
        [Model(ColumnSelectingTransformer.LoaderSignature)] = (env, ctx, _) => ColumnSelectingTransformer.Create(env, ctx),
        [Model(KeyToVectorMappingTransformer.LoaderSignature)] = (env, ctx, _) => KeyToVectorMappingTransformer.Create(env, ctx),
        [Model(HashingTransformer.LoaderSignature)] = (env, ctx, _) => HashingTransformer.Create(env, ctx),
        [Model(MissingValueReplacingTransformer.LoaderSignature)] = (env, ctx, _) => MissingValueReplacingTransformer.Create(env, ctx),
        [Model(KeyToBinaryVectorMappingTransformer.LoaderSignature)] = (env, ctx, _) => KeyToBinaryVectorMappingTransformer.Create(env, ctx),
        [Model(NormalizingTransformer.LoaderSignature)] = (env, ctx, _) => NormalizingTransformer.Create(env, ctx),
        [Model(RegressionPredictionTransformer.LoaderSignature)] = (env, ctx, _) => RegressionPredictionTransformer.Create(env, ctx),
        [Model(LinearRegressionModelParameters.LoaderSignature)] = (env, ctx, _) => LinearRegressionModelParameters.Create(env, ctx),
        [Model(PoissonRegressionModelParameters.LoaderSignature)] = (env, ctx, _) => PoissonRegressionModelParameters.Create(env, ctx),
        [Model(BinaryPredictionTransformer.LoaderSignature)] = (env, ctx, _) => BinaryPredictionTransformer.Create(env, ctx),
        [Model(MulticlassPredictionTransformer.LoaderSignature)] = (env, ctx, _) => MulticlassPredictionTransformer.Create(env, ctx),
        [Model(LinearBinaryModelParameters.LoaderSignature)] = (env, ctx, _) => LinearBinaryModelParameters.Create(env, ctx),
        [Model(MaximumEntropyModelParameters.LoaderSignature)] = (env, ctx, _) => MaximumEntropyModelParameters.Create(env, ctx),
        [Model(ModelStatisticsBase.LoaderSignature)] = (env, ctx, _) => ModelStatisticsBase.Create(env, ctx),
        [Model(PlattCalibrator.LoaderSignature)] = (env, ctx, _) => PlattCalibrator.Create(env, ctx),
        [Model(ParameterMixingCalibratedModelParameters<IPredictorProducing<float>, ICalibrator>.LoaderSignature)] = (env, ctx, _) => ParameterMixingCalibratedModelParameters<IPredictorProducing<float>, ICalibrator>.Create(env, ctx),
        [Model(ValueMapperCalibratedModelParameters<IPredictorProducing<float>, ICalibrator>.LoaderSignature)] = (env, ctx, _) => ValueMapperCalibratedModelParameters<IPredictorProducing<float>, ICalibrator>.Create(env, ctx),
        [Model(FeatureContributionCalculatingTransformer.LoaderSignature)] = (env, ctx, _) => FeatureContributionCalculatingTransformer.Create(env, ctx),
        [Model(OneVersusAllModelParameters.LoaderSignature)] = (env, ctx, _) => OneVersusAllModelParameters.Create(env, ctx),
        [Model(PlattCalibratorTransformer.LoaderSignature)] = (env, ctx, _) => PlattCalibratorTransformer.Create(env, ctx),
        [ColumnFunction(AffineColumnFunction.LoaderSignature)] = (_, ctx, extra) => AffineColumnFunction.Create(ctx, (IHost)extra[0], (DataViewType)extra[1]),
        [ColumnFunction(CdfColumnFunction.LoaderSignature)] = (_, ctx, extra) => CdfColumnFunction.Create(ctx, (IHost)extra[0], (DataViewType)extra[1]),
    };

    public static Loader Find<TSig>(string signature) => _loaders.GetValueOrDefault(Key(typeof(TSig), signature));

    private static (Type, string) Model(string signature) => Key(typeof(SignatureLoadModel), signature);

    private static (Type, string) ColumnFunction(string signature) => Key(typeof(SignatureLoadColumnFunction), signature);

    private static (Type, string) Key(Type kind, string signature) => (kind, signature.Trim().ToLowerInvariant());
}
