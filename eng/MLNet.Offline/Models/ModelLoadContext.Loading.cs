using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>The kind of loader that rebuilds a transformer or model parameters.</summary>
internal delegate void SignatureLoadModel(ModelLoadContext ctx);

internal sealed partial class ModelLoadContext
{
    /// <summary>Loads the component of a directory; false if there is none.</summary>
    public static bool LoadModelOrNull<TRes, TSig>(IHostEnvironment env, out TRes result, RepositoryReader repository, string dir, params object[] extra)
        where TRes : class
    {
        result = null;
        using var entry = repository.OpenEntryOrNull(dir, ModelStreamName);
        if (entry == null)
            return false;

        using var ctx = new ModelLoadContext(repository, entry, dir);
        if (!string.IsNullOrEmpty(ctx.LoaderAssemblyName))
            MLNetAssembly.Require(ctx.LoaderAssemblyName);
        result = (ctx.Create<TSig>(env, ctx._header.LoaderSignature, extra) ?? ctx.Create<TSig>(env, ctx._header.LoaderSignatureAlt, extra)) as TRes;
        if (result == null)
            throw env.ExceptDecode("Couldn't load model: '{0}'", dir);
        ctx.Done();
        return true;
    }

    public static void LoadModel<TRes, TSig>(IHostEnvironment env, out TRes result, RepositoryReader repository, string dir, params object[] extra)
        where TRes : class
    {
        if (!LoadModelOrNull<TRes, TSig>(env, out result, repository, dir, extra))
            throw env.ExceptDecode("Corrupt model file");
    }

    /// <summary>Loads the component of a directory below this one; false if there is none.</summary>
    public bool LoadModelOrNull<TRes, TSig>(IHostEnvironment env, out TRes result, string name, params object[] extra)
        where TRes : class => LoadModelOrNull<TRes, TSig>(env, out result, Repository, Path.Combine(Directory ?? "", name), extra);

    /// <summary>Loads the component of a directory below this one.</summary>
    public void LoadModel<TRes, TSig>(IHostEnvironment env, out TRes result, string name, params object[] extra)
        where TRes : class
    {
        if (!LoadModelOrNull<TRes, TSig>(env, out result, Repository, Path.Combine(Directory ?? "", name), extra))
            throw _ectx.ExceptDecode("Corrupt model file");
    }

    private object Create<TSig>(IHostEnvironment env, ModelHeader.LoaderName signature, object[] extra)
    {
        var load = LoadableClasses.Find<TSig>(signature.ToString());
        try
        {
            return load?.Invoke(env, this, extra);
        }
        catch (Exception ex)
        {
            // ML.NET calls its loaders through reflection; callers see the same chain of exceptions.
            var invocation = new TargetInvocationException(ex);
            if (ex.IsMarked())
                throw Contracts.Except(invocation, "Error during class instantiation");
            throw invocation;
        }
    }
}
