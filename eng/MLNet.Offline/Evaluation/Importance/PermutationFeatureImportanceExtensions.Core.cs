using System.Collections.Immutable;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static partial class PermutationFeatureImportanceExtensions
{
    private static ImmutableArray<TResult> BySlot<TModel, TMetric, TResult>(IHostEnvironment env, ISingleFeaturePredictionTransformer<TModel> model,
        IDataView data, Func<TResult> create, Func<IDataView, TMetric> evaluate, Func<TMetric, TMetric, TMetric> subtract,
        int permutationCount, bool useFeatureWeightFilter, int? numberOfExamplesToUse)
        where TModel : class
        where TResult : IMetricsStatistics<TMetric>
        => PermutationFeatureImportance<TModel, TMetric, TResult>.GetImportanceMetricsMatrix(
            env, model, data, create, evaluate, subtract, model.FeatureColumnName, permutationCount, useFeatureWeightFilter, numberOfExamplesToUse);

    private static ImmutableDictionary<string, TResult> ByName<TMetric, TResult>(IInternalCatalog catalog, ITransformer model,
        IDataView data, Func<TResult> create, Func<IDataView, TMetric> evaluate, Func<TMetric, TMetric, TMetric> subtract,
        int permutationCount, bool useFeatureWeightFilter, int? numberOfExamplesToUse)
        where TResult : IMetricsStatistics<TMetric>
    {
        var env = catalog.GetEnvironment();
        env.CheckValue(data, nameof(data));
        env.CheckValue(model, nameof(model));

        var last = model is ITransformerChainAccessor chain
            ? chain.Transformers.OfType<ISingleFeaturePredictionTransformer>().LastOrDefault()
            : model as ISingleFeaturePredictionTransformer;
        env.CheckValue(last, "lastTransformer", "The model provided does not have a compatible predictor");

        // ML.NET too calls it without knowing the type of the model, so that errors come wrapped in a TargetInvocationException.
        Delegate compute = () => PermutationFeatureImportance<object, TMetric, TResult>.GetImportanceMetricsMatrix(
            env, (IPredictionTransformer<object>)last, data, create, evaluate, subtract, last.FeatureColumnName, permutationCount, useFeatureWeightFilter, numberOfExamplesToUse);
        var results = (ImmutableArray<TResult>)compute.DynamicInvoke();

        var buffer = default(VBuffer<ReadOnlyMemory<char>>);
        data.Schema[last.FeatureColumnName].Annotations.GetValue(AnnotationUtils.Kinds.SlotNames, ref buffer);
        List<ReadOnlyMemory<char>> names = [.. buffer.DenseValues()];
        var byName = new Dictionary<string, TResult>();
        for (int slot = 0; slot < results.Length; slot++)
            byName.Add(names[slot].IsEmpty ? $"Slot {slot}" : names[slot].ToString(), results[slot]);
        return byName.ToImmutableDictionary();
    }
}
