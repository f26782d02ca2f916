using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Predicts the probability of each class: the softmax of the linear scores.</summary>
public sealed class MaximumEntropyModelParameters : LinearMulticlassModelParametersBase
{
    internal const string LoaderSignature = "MultiClassLRExec";
    internal const string RegistrationName = "MulticlassLogisticRegressionPredictor";

    internal MaximumEntropyModelParameters(IHostEnvironment env, VBuffer<float>[] weights, float[] bias,
        int numClasses, int numFeatures, string[] labelNames, ModelStatisticsBase stats = null)
        : base(env, RegistrationName, weights, bias, numClasses, numFeatures, labelNames, stats)
    {
    }

    private MaximumEntropyModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, RegistrationName, ctx)
    {
    }

    private static VersionInfo VersionInfo => new(
        modelSignature: "MULTI LR",
        verWrittenCur: 0x00010003,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.StandardTrainers);

    internal static MaximumEntropyModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(VersionInfo);
        return new MaximumEntropyModelParameters(env, ctx);
    }

    private protected override VersionInfo GetVersionInfo() => VersionInfo;

    private protected override void Calibrate(Span<float> scores)
    {
        float logSum = MathUtils.SoftMax(scores);
        foreach (ref float score in scores)
            score = (float)Math.Exp(score - logSum);
    }
}
