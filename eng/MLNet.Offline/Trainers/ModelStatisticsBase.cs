using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>How well a linear model fits the data it was trained on.</summary>
public class ModelStatisticsBase : ICanSaveModel
{
    public readonly long TrainingExampleCount;
    public readonly float Deviance;
    public readonly float NullDeviance;
    public readonly int ParametersCount;

    internal const string LoaderSignature = "ModelStats";

    /// <summary>The directory below that of the model.</summary>
    internal const string DirectoryName = "ModelStats";

    private readonly IHostEnvironment _env;

    internal ModelStatisticsBase(IHostEnvironment env, long trainingExampleCount, int paramCount, float deviance, float nullDeviance)
    {
        Contracts.CheckValue(env, nameof(env));
        _env = env;
        ParametersCount = paramCount;
        TrainingExampleCount = trainingExampleCount;
        Deviance = deviance;
        NullDeviance = nullDeviance;
    }

    private ModelStatisticsBase(IHostEnvironment env, ModelLoadContext ctx)
    {
        _env = env;
        ParametersCount = ctx.Reader.ReadInt32();
        env.CheckDecode(ParametersCount > 0);
        TrainingExampleCount = ctx.Reader.ReadInt64();
        env.CheckDecode(TrainingExampleCount > 0);
        Deviance = ctx.Reader.ReadSingle();
        NullDeviance = ctx.Reader.ReadSingle();
    }

    internal static ModelStatisticsBase Create(IHostEnvironment env, ModelLoadContext ctx) => new(env, ctx);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        _env.CheckValue(ctx, nameof(ctx));
        ctx.Writer.Write(ParametersCount);
        ctx.Writer.Write(TrainingExampleCount);
        ctx.Writer.Write(Deviance);
        ctx.Writer.Write(NullDeviance);
        ctx.SetVersionInfo(new VersionInfo(
            modelSignature: "MOD STAT",
            verWrittenCur: 0x00010001,
            verReadableCur: 0x00010001,
            verWeCanReadBack: 0x00010001,
            loaderSignature: LoaderSignature,
            loaderAssemblyName: MLNetAssembly.StandardTrainers));
    }
}
