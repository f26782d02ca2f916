using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Predicts exp(bias + weights · features).</summary>
public sealed class PoissonRegressionModelParameters : RegressionModelParameters
{
    internal const string LoaderSignature = "PoissonRegressionExec";
    internal const string RegistrationName = "PoissonRegressionPredictor";

    internal PoissonRegressionModelParameters(IHostEnvironment env, in VBuffer<float> weights, float bias)
        : base(env, RegistrationName, in weights, bias)
    {
    }

    private PoissonRegressionModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, RegistrationName, ctx)
    {
    }

    internal static PoissonRegressionModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new PoissonRegressionModelParameters(env, ctx);
    }

    private protected override float Score(in VBuffer<float> features) => (float)Math.Exp(base.Score(in features));

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(GetVersionInfo());
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "POI RGRS",
        verWrittenCur: 0x00020001,
        verReadableCur: 0x00020001,
        verWeCanReadBack: 0x00020001,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.StandardTrainers);
}
