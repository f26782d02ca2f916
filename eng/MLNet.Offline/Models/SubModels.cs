using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Parts of a component that have a directory but no loader of their own.</summary>
internal static class SubModels
{
    public static void SaveSubModel(this ModelSaveContext ctx, string name, Action<ModelSaveContext> save)
    {
        using var part = new ModelSaveContext(ctx.Repository, Path.Combine(ctx.Directory ?? "", name), ModelLoadContext.ModelStreamName);
        save(part);
        part.Done();
    }

    /// <summary>Returns false if there is no such part.</summary>
    public static bool TryProcessSubModel(this ModelLoadContext ctx, string name, Action<ModelLoadContext> load)
    {
        string path = Path.Combine(ctx.Directory ?? "", name);
        using var entry = ctx.Repository.OpenEntryOrNull(path, ModelLoadContext.ModelStreamName);
        if (entry == null)
            return false;

        using var part = new ModelLoadContext(ctx.Repository, entry, path);
        load(part);
        return true;
    }
}
