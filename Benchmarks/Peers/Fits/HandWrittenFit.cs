using Benchmarks.Peers.Data;
using Benchmarks.Peers.Epochs;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Benchmarks.Peers.Fits;

/// <summary>One pass of the cursor into an array, and the loop by hand over it in random order.</summary>
internal sealed class HandWrittenFit : IFit
{
    private readonly PrefetchedLoop _loop = new();

    public string Name => "by hand";

    public void Fit(LinearData data, int epochs)
    {
        (int rows, int columns) = (data.Workload.Rows, data.Workload.Columns);
        float[] features = new float[rows * columns], labels = new float[rows];
        Read(data.View, features, labels);
        int[] order = [.. Enumerable.Range(0, rows)];
        var random = new Random(1);
        var weights = new float[columns];
        float bias = 0;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            _loop.Train(features, labels, Loss.Squared, order, weights, ref bias);
        }
    }

    private static void Read(IDataView view, float[] features, float[] labels)
    {
        DataViewSchema.Column x = view.Schema["Features"], y = view.Schema["Label"];
        using DataViewRowCursor cursor = view.GetRowCursor([x, y]);
        ValueGetter<VBuffer<float>> getFeatures = cursor.GetGetter<VBuffer<float>>(x);
        ValueGetter<float> getLabel = cursor.GetGetter<float>(y);
        VBuffer<float> row = default;
        for (int i = 0; cursor.MoveNext(); i++)
        {
            getFeatures(ref row);
            row.GetValues().CopyTo(features.AsSpan(i * row.Length));
            getLabel(ref labels[i]);
        }
    }
}
