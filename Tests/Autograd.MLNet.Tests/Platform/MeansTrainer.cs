using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>A binary trainer: the weights lead from the mean of the negative rows to that of the positive ones.</summary>
internal sealed class MeansTrainer<TModel>(Func<DataViewSchema, float[], BinaryPredictionTransformer<TModel>> make)
    : ITrainerEstimator<BinaryPredictionTransformer<TModel>, TModel>
    where TModel : class
{
    public TrainerInfo Info { get; } = NewInfo(true, false, false, false, false, false);

    /// <summary>How many positive rows it was given each time.</summary>
    public List<int> Positives { get; } = [];

    public BinaryPredictionTransformer<TModel> Fit(IDataView input)
    {
        using var cursor = input.GetRowCursor([input.Schema["Label"], input.Schema["Features"]]);
        var getLabel = cursor.GetGetter<bool>(input.Schema["Label"]);
        var getFeatures = cursor.GetGetter<VBuffer<float>>(input.Schema["Features"]);
        var rows = new List<(bool Label, float[] Features)>();
        while (cursor.MoveNext())
        {
            var label = false;
            var features = default(VBuffer<float>);
            getLabel(ref label);
            getFeatures(ref features);
            rows.Add((label, [.. features.DenseValues()]));
        }

        Positives.Add(rows.Count(row => row.Label));
        return make(input.Schema, [.. Enumerable.Range(0, 3).Select(slot => Mean(true, slot) - Mean(false, slot))]);

        float Mean(bool label, int slot) => rows.Where(row => row.Label == label).Average(row => row.Features[slot]);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern TrainerInfo NewInfo(bool normalization, bool calibration, bool caching,
        bool supportValid, bool supportIncrementalTrain, bool supportTest);
}
