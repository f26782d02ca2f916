using System.Collections.Immutable;
using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>How much each metric changes when one feature at a time is shuffled among the rows.</summary>
internal static class PermutationFeatureImportance<TModel, TMetric, TResult>
    where TModel : class
    where TResult : IMetricsStatistics<TMetric>
{
    private const int MaxReportedZeroWeights = 10;

    public static ImmutableArray<TResult> GetImportanceMetricsMatrix(IHostEnvironment env, IPredictionTransformer<TModel> model, IDataView data,
        Func<TResult> create, Func<IDataView, TMetric> evaluate, Func<TMetric, TMetric, TMetric> subtract, string features, int permutationCount,
        bool useFeatureWeightFilter, int? topExamples)
    {
        Contracts.CheckValue(env, nameof(env));
        var host = env.Register(nameof(PermutationFeatureImportance<,,>));
        host.CheckValue(model, nameof(model));
        host.CheckValue(data, nameof(data));
        host.CheckNonEmpty(features, nameof(features));
        int maxRows = topExamples ?? Utils.ArrayMaxSize;
        host.Check(maxRows > 0, "Provide how many examples to use (positive number) or set to null to use whole dataset.");

        using var ch = host.Start("GetImportanceMetrics");
        ch.Trace(MessageSensitivity.Unknown, "Scoring and evaluating baseline.");
        var baseline = evaluate(model.Transform(data));

        var column = data.Schema[features];
        int slotCount = column.Type.GetVectorSize();
        ch.Info("Number of slots: " + slotCount);
        List<int> slots = [.. Enumerable.Range(0, slotCount)];
        int zeroWeights = useFeatureWeightFilter && model.Model is IPredictorWithFeatureWeights<float> predictor
            ? AddWeightedSlots(ch, predictor, column, slots)
            : 0;
        if (zeroWeights == slotCount)
        {
            ch.Warning("All features have 0 weight thus can not do thorough evaluation");
            return [];
        }

        int rowCount = ReadSlot(data, column, slots[0], maxRows).Length;
        if (rowCount == 0)
        {
            ch.Warning("Detected no examples for evaluation.");
            return [];
        }

        ch.Info("Detected {0} examples for evaluation.", rowCount);
        var random = RandomUtils.Create(host.Rand.Next());
        var results = ImmutableArray.CreateBuilder<TResult>(slots.Count);
        foreach (int slot in slots)
        {
            float[] values = ReadSlot(data, column, slot, maxRows);
            var result = create();
            for (int i = 0; i < permutationCount; i++)
            {
                // Goes on from the permutation before.
                Utils.Shuffle(random, values.AsSpan());
                var permuted = new PermutedFeatureView(host, data, column, slot, values);
                result.Add(subtract(evaluate(model.Transform(permuted)), baseline));
            }
            results.Add(result);
        }
        return results.MoveToImmutable();
    }

    private static float[] ReadSlot(IDataView data, DataViewSchema.Column features, int slot, int maxRows)
    {
        using var cursor = data.GetRowCursor([features]);
        var getter = cursor.GetGetter<VBuffer<float>>(features);
        var vector = default(VBuffer<float>);
        var values = new List<float>();
        while (values.Count < maxRows && cursor.MoveNext())
        {
            getter(ref vector);
            values.Add(vector.GetItemOrDefault(slot));
        }
        return [.. values];
    }

    /// <summary>Adds the slots that have a weight, and counts those that have none.</summary>
    /// <remarks>In ML.NET 5.0.0 all slots are on the list before, so that those with a weight are evaluated twice.</remarks>
    private static int AddWeightedSlots(IChannel ch, IPredictorWithFeatureWeights<float> predictor, DataViewSchema.Column features, List<int> slots)
    {
        var weights = default(VBuffer<float>);
        predictor.GetFeatureWeights(ref weights);
        int[] zeros = [.. weights.Items(all: true).Where(item => item.Value == 0).Select(item => item.Key)];
        slots.AddRange(weights.Items(all: true).Where(item => item.Value != 0).Select(item => item.Key));
        ch.Info("Number of zero weights: {0} out of {1}.", zeros.Length, weights.Length);
        if (zeros.Length == 0)
            return 0;

        // The wording is ML.NET's, that of the names too: a slot with a name is shown by its number.
        bool areNamed = features.HasSlotNames();
        string message = "The following features have zero weight and will not be evaluated: \n \t"
            + string.Join(", ", zeros.Take(MaxReportedZeroWeights).Select(slot => areNamed ? $"f{slot}" : ""));
        if (zeros.Length > MaxReportedZeroWeights)
            message += $"... (printing out  {MaxReportedZeroWeights} features here).\n Use 'Index' column in the report for info on what features are not evaluated.";
        ch.Info(message);
        return zeros.Length;
    }
}
