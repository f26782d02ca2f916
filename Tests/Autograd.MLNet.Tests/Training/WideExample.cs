using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Training;

/// <summary>A row of many features, most of them zero.</summary>
public sealed class WideExample
{
    public float Label { get; set; }

    public VBuffer<float> Features { get; set; }

    public float Weight { get; set; } = 1;

    /// <summary>Rows of <c>y = 1 + Σ sin(j)·x_j</c> plus noise, where a few x_j are not zero.</summary>
    /// <param name="count">The number of rows.</param>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="used">How many of the columns are ever used, the first ones.</param>
    /// <param name="width">The number of columns. The trainers hold rows with all values where there are fewer than 32.</param>
    /// <param name="nonZeros">How many features of a row are not zero.</param>
    /// <param name="noise">The width of the noise.</param>
    public static List<WideExample> Rows(int count, int seed, int used, int width, int nonZeros = 5, float noise = 0.1f)
    {
        var random = new Random(seed);
        var rows = new List<WideExample>();
        for (int i = 0; i < count; i++)
        {
            var columns = new SortedSet<int>();
            while (columns.Count < nonZeros)
                columns.Add(random.Next(used));
            float[] values = [.. columns.Select(_ => (float)random.NextDouble() + 0.5f)];
            float label = 1 + columns.Zip(values, (column, value) => value * MathF.Sin(column)).Sum() + (noise * (random.NextSingle() - 0.5f));
            rows.Add(new WideExample { Label = label, Features = new VBuffer<float>(width, nonZeros, values, [.. columns]) });
        }

        return rows;
    }

    public static IDataView Load(MLContext mlContext, IEnumerable<WideExample> rows, int width)
        => mlContext.Data.LoadFromEnumerable(rows, Definition(width));

    public static SchemaDefinition Definition(int width)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(WideExample));
        definition[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        return definition;
    }
}
