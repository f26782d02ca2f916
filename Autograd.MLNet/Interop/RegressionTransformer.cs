using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Autograd.MLNet.Interop;

/// <summary>Makes ML.NET's regression transformer, whose constructor is internal.</summary>
internal static class RegressionTransformer<TModel>
    where TModel : class
{
    /// <summary>ML.NET's transformer that scores with the given model.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern RegressionPredictionTransformer<TModel> Create(IHostEnvironment env, TModel model, DataViewSchema trainSchema, string featureColumn);
}
