using System.Reflection;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Loads prediction transformers.</summary>
internal static class CreatePredictionTransformer
{
    /// <summary>Loads the model first: its type is the type argument of the transformer.</summary>
    public static object Create<TOutput>(IHostEnvironment env, ModelLoadContext ctx, string name, Type transformerType)
    {
        var host = Contracts.CheckRef(env, nameof(env)).Register(name);
        ctx.LoadModel<IPredictorProducing<TOutput>, SignatureLoadModel>(host, out var model, PredictionTransformerBase.DirModel);
        return Activator.CreateInstance(transformerType.MakeGenericType(GetLoadType(model.GetType())),
            BindingFlags.Instance | BindingFlags.NonPublic, null, [host, ctx, model], null);
    }

    /// <summary>The types of calibrated models are internal; users see the base they share.</summary>
    private static Type GetLoadType(Type modelType)
    {
        for (var type = modelType; type != null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(CalibratedModelParametersBase<,>))
                return type;
        }
        return modelType;
    }
}
