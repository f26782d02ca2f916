using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Autograd.MLNet.Interop;

/// <summary>Makes ML.NET's transformer of several classes, whose constructor is internal.</summary>
internal static class MulticlassTransformer<TModel>
    where TModel : class
{
    /// <summary>ML.NET's transformer that scores with the given model; names and keys of classes are those of the label column.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern MulticlassPredictionTransformer<TModel> Create(
        IHostEnvironment env, TModel model, DataViewSchema trainSchema, string featureColumn, string labelColumn, string scoreColumn, string predictedLabelColumn);
}
