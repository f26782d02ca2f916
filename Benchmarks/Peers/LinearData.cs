using Microsoft.ML;
using Microsoft.ML.Data;

namespace Benchmarks.Peers;

/// <summary>Rows of normal features and a label that is a linear function of them, with noise: as an array, and as a cached data view.</summary>
internal sealed class LinearData
{
    private readonly Lazy<IDataView> _view;

    public LinearData(Workload workload)
    {
        Workload = workload;
        var random = new Random(1);
        Features = new float[workload.Rows * workload.Columns];
        Labels = new float[workload.Rows];
        for (int i = 0; i < workload.Rows; i++)
        {
            double label = random.NextDouble();
            for (int j = 0; j < workload.Columns; j++)
            {
                float x = (float)(random.NextDouble() + random.NextDouble() - 1);
                Features[(i * workload.Columns) + j] = x;
                label += x * ((j % 7) - 3);
            }

            Labels[i] = (float)label;
        }

        _view = new Lazy<IDataView>(CreateView);
    }

    public Workload Workload { get; }

    public float[] Features { get; }

    public float[] Labels { get; }

    public MLContext Context { get; } = new(seed: 1);

    public IDataView View => _view.Value;

    private IDataView CreateView()
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Workload.Columns);
        Row[] rows = [.. Enumerable.Range(0, Workload.Rows).Select(i => new Row { Label = Labels[i], Features = Features.AsSpan(i * Workload.Columns, Workload.Columns).ToArray() })];
        return Context.Data.Cache(Context.Data.LoadFromEnumerable(rows, schema));
    }

    private sealed class Row
    {
        public float Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}
