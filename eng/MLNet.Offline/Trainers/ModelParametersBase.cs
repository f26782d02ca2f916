using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Base of what training learns.</summary>
public abstract class ModelParametersBase<TOutput> : ICanSaveModel, IPredictorProducing<TOutput>
{
    private protected readonly IHost Host;

    private protected ModelParametersBase(IHostEnvironment env, string name)
    {
        Contracts.CheckValue(env, nameof(env));
        Host = env.Register(name);
    }

    private protected ModelParametersBase(IHostEnvironment env, string name, ModelLoadContext ctx)
        : this(env, name)
        => Host.CheckDecode(ctx.Reader.ReadInt32() == sizeof(float), "This file was saved by an incompatible version");

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        SaveCore(ctx);
    }

    private protected virtual void SaveCore(ModelSaveContext ctx) => ctx.Writer.Write(sizeof(float));
}
