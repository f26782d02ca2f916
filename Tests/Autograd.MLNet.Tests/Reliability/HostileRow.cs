using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Reliability;

/// <summary>A row with a label for each task, and whatever features.</summary>
public sealed class HostileRow
{
    public float Number { get; set; }

    public bool Good { get; set; }

    public uint Class { get; set; }

    public float Amount { get; set; }

    [VectorType(2)]
    public float[] Both { get; set; } = new float[2];

    public VBuffer<float> Features { get; set; }

    public float Weight { get; set; } = 1;

    /// <summary>Rows as a data view, with types that say what they should be.</summary>
    public static IDataView Load(MLContext mlContext, IEnumerable<HostileRow> rows, int columns)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(HostileRow));
        definition[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        definition[nameof(Class)].ColumnType = new KeyDataViewType(typeof(uint), 3);
        return mlContext.Data.LoadFromEnumerable(rows, definition);
    }
}
