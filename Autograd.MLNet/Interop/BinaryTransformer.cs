using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Autograd.MLNet.Interop;

/// <summary>Makes ML.NET's transformer of two classes, whose constructor is internal.</summary>
internal static class BinaryTransformer<TModel>
    where TModel : class
{
    /// <summary>ML.NET's transformer that scores with the given model, and takes positive scores for true.</summary>
    public static BinaryPredictionTransformer<TModel> Create(IHostEnvironment env, TModel model, DataViewSchema trainSchema, string featureColumn, string labelColumn)
        => Create(env, model, trainSchema, featureColumn, labelColumn, 0, "Score");

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern BinaryPredictionTransformer<TModel> Create(
        IHostEnvironment env, TModel model, DataViewSchema trainSchema, string featureColumn, string labelColumn, float threshold, string thresholdColumn);
}
