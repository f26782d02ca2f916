using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests;

/// <summary>Examples as a data view, whatever their number of features.</summary>
internal static class ExampleView
{
    public static IDataView Load(this MLContext mlContext, IReadOnlyList<Example> rows)
    {
        var definition = SchemaDefinition.Create(typeof(Example));
        definition[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows[0].Features.Length);
        return mlContext.Data.LoadFromEnumerable(rows, definition);
    }

    /// <summary>What a model says of each row.</summary>
    public static float[] Scores(this MLContext mlContext, ITransformer model, IDataView data)
        => [.. mlContext.Data.CreateEnumerable<Scored>(model.Transform(data), reuseRowObject: false).Select(row => row.Score)];

    private sealed class Scored
    {
        public float Score { get; set; }
    }
}
