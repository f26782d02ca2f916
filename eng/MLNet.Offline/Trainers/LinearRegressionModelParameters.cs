using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Predicts bias + weights · features.</summary>
public sealed class LinearRegressionModelParameters : RegressionModelParameters
{
    internal const string LoaderSignature = "LinearRegressionExec";
    internal const string RegistrationName = "LinearRegressionPredictor";

    internal LinearRegressionModelParameters(IHostEnvironment env, in VBuffer<float> weights, float bias)
        : base(env, RegistrationName, in weights, bias)
    {
    }

    private LinearRegressionModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, RegistrationName, ctx)
    {
    }

    internal static LinearRegressionModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new LinearRegressionModelParameters(env, ctx);
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(GetVersionInfo());
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "LIN RGRS",
        verWrittenCur: 0x00020001,
        verReadableCur: 0x00020001,
        verWeCanReadBack: 0x00020001,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.StandardTrainers);
}
