using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Predicts the mean label, and keeps what it was given to learn from.</summary>
internal sealed class RecordingEstimator(MLContext ml) : IEstimator<RegressionPredictionTransformer<LinearRegressionModelParameters>>
{
    /// <summary>The labels of every data set it was fitted to.</summary>
    public List<string> Labels { get; } = [];

    /// <summary>The schema shapes that it was asked about.</summary>
    public List<SchemaShape> Shapes { get; } = [];

    public RegressionPredictionTransformer<LinearRegressionModelParameters> Fit(IDataView input)
    {
        var labels = Read(input);
        Labels.Add(string.Join(' ', labels.Select(label => label.ToString(CultureInfo.InvariantCulture))));
        return RegressionModels.Linear(ml, input.Schema, [0, 0, 0], labels.Average());
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Shapes.Add(inputSchema);
        return inputSchema;
    }

    private static List<float> Read(IDataView input)
    {
        using var cursor = input.GetRowCursor([input.Schema["Label"]]);
        var getter = cursor.GetGetter<float>(input.Schema["Label"]);
        var labels = new List<float>();
        while (cursor.MoveNext())
        {
            var label = 0f;
            getter(ref label);
            labels.Add(label);
        }
        return labels;
    }
}
