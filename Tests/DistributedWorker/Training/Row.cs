using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistributedWorker.Training;

/// <summary>A row with a label for each trainer.</summary>
public sealed class Row
{
    public const int Width = 40;

    public float Number { get; set; }

    public float Count { get; set; }

    public bool Sign { get; set; }

    [KeyType(3)]
    public uint Class { get; set; }

    [VectorType(2)]
    public float[] Pair { get; set; } = new float[2];

    public float Weight { get; set; } = 1;

    public VBuffer<float> Features { get; set; }

    /// <summary>Rows whose labels are noisy functions of their features.</summary>
    /// <param name="count">The number of rows.</param>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="sparse">Whether a row has 5 features that are not zero, of 40.</param>
    public static List<Row> Draw(int count, int seed, bool sparse = false)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            int[] columns = sparse ? [.. Enumerable.Range(0, Width).OrderBy(_ => random.Next()).Take(5).Order()] : [.. Enumerable.Range(0, Width)];
            float[] values = [.. columns.Select(column => (random.NextSingle() - 0.3f) * (1 + (column % 7)))];
            float score = columns.Zip(values, (column, value) => value * MathF.Sin(column)).Sum() / 4, noise = random.NextSingle() - 0.5f;
            return new Row
            {
                Number = 100 + (20 * (score + noise)),
                Count = MathF.Round(MathF.Exp(Math.Clamp((score / 4) + noise, -3, 3))),
                Sign = score + noise > 0,
                Class = score + noise < -1 ? 1u : score + noise < 1 ? 2u : 3u,
                Pair = [score + noise, 3 - (2 * score) + noise],
                Weight = 0.5f + random.NextSingle(),
                Features = new VBuffer<float>(Width, values.Length, values, columns),
            };
        })];
    }

    public static IDataView Load(MLContext mlContext, IEnumerable<Row> rows, int width = Width)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(Row));
        definition[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        return mlContext.Data.LoadFromEnumerable(rows, definition);
    }
}
