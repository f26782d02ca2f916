using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Scores with bias + weights · features; the sign tells the class.</summary>
public sealed class LinearBinaryModelParameters : LinearModelParameters, IParameterMixer<float>
{
    internal const string LoaderSignature = "Linear2CExec";
    internal const string RegistrationName = "LinearBinaryPredictor";

    /// <summary>From this version on there may be statistics.</summary>
    private const uint VersionWithStatistics = 0x00020002;

    public readonly ModelStatisticsBase Statistics;

    internal LinearBinaryModelParameters(IHostEnvironment env, in VBuffer<float> weights, float bias, ModelStatisticsBase stats = null)
        : base(env, RegistrationName, in weights, bias)
        => Statistics = stats;

    private LinearBinaryModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, RegistrationName, ctx)
    {
        if (ctx.VersionWritten >= VersionWithStatistics)
            ctx.LoadModelOrNull<ModelStatisticsBase, SignatureLoadModel>(Host, out Statistics, ModelStatisticsBase.DirectoryName);
    }

    internal static LinearBinaryModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new LinearBinaryModelParameters(env, ctx);
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(GetVersionInfo());
        if (Statistics != null)
            ctx.SaveModel(Statistics, ModelStatisticsBase.DirectoryName);
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "LINEAR2C",
        verWrittenCur: VersionWithStatistics,
        verReadableCur: 0x00020001,
        verWeCanReadBack: 0x00020001,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.StandardTrainers);
}
