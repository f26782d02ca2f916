using Microsoft.ML;
using Microsoft.ML.Data;

namespace Soak.Cycles;

/// <summary>A row with a label for each trainer.</summary>
internal sealed class SoakRow
{
    private const int Count = 400;
    private const int DenseColumns = 12;
    private const int SparseColumns = 300;
    private const int PerSparseRow = 8;

    public float Number { get; set; }

    public float Amount { get; set; }

    public bool Good { get; set; }

    public uint Class { get; set; }

    [VectorType(2)]
    public float[] Both { get; set; } = new float[2];

    public VBuffer<float> Features { get; set; }

    /// <summary>The same rows each time.</summary>
    public static List<SoakRow> Draw(bool isSparse)
    {
        var random = new Random(7);
        int columns = isSparse ? SparseColumns : DenseColumns;
        var rows = new List<SoakRow>();
        for (int i = 0; i < Count; i++)
        {
            int[] indices = [.. Enumerable.Range(0, columns).OrderBy(_ => random.Next()).Take(isSparse ? PerSparseRow : columns).Order()];
            float[] values = [.. indices.Select(_ => (float)random.NextDouble())];
            float number = indices.Zip(values, (index, value) => value * MathF.Sin(index)).Sum() + (0.1f * (float)random.NextDouble());
            rows.Add(new SoakRow
            {
                Number = number,
                Amount = MathF.Exp(0.5f * number),
                Good = number > 0.5f,
                Class = number < 0 ? 0u : number < 1 ? 1u : 2u,
                Both = [number, -2 * number],
                Features = isSparse ? new VBuffer<float>(columns, indices.Length, values, indices) : new VBuffer<float>(columns, values),
            });
        }

        return rows;
    }

    /// <summary>The rows as trainers read them.</summary>
    public static IDataView Load(MLContext mlContext, IReadOnlyList<SoakRow> rows)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(SoakRow));
        definition[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows[0].Features.Length);
        definition[nameof(Class)].ColumnType = new KeyDataViewType(typeof(uint), 3);
        return mlContext.Data.LoadFromEnumerable(rows, definition);
    }
}
