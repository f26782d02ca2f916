using Microsoft.ML;
using Microsoft.ML.Data;

namespace Benchmarks.Peers.Data;

/// <summary>
/// Rows of features between −1 and 1, a label that is a linear function of them with noise, and the class of those with a large label: as arrays, as a cached data view,
/// and as files for other processes.
/// </summary>
internal sealed class LinearData : IDisposable
{
    private readonly Lazy<IDataView> _view;
    private readonly Lazy<DataFiles> _files;

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

        if (workload.Loss == Loss.Logistic)
            Labels = [.. Labels.Select(label => label > 0.5f ? 1f : 0f)];
        _view = new Lazy<IDataView>(CreateView);
        _files = new Lazy<DataFiles>(() => new DataFiles(this));
    }

    public Workload Workload { get; }

    /// <summary>Row after row.</summary>
    public float[] Features { get; }

    /// <summary>Numbers, or 0 and 1 for classes.</summary>
    public float[] Labels { get; }

    public MLContext Context { get; } = new(seed: 1);

    public IDataView View => _view.Value;

    public DataFiles Files => _files.Value;

    public ReadOnlySpan<float> Row(int row) => Features.AsSpan(row * Workload.Columns, Workload.Columns);

    public void Dispose()
    {
        if (_files.IsValueCreated)
            _files.Value.Dispose();
    }

    private IDataView CreateView()
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Workload.Columns);
        Example[] rows = [.. Enumerable.Range(0, Workload.Rows).Select(i => new Example { Label = Labels[i], Class = Labels[i] > 0, Features = Row(i).ToArray() })];
        return Context.Data.Cache(Context.Data.LoadFromEnumerable(rows, schema));
    }

    private sealed class Example
    {
        public float Label { get; set; }

        public bool Class { get; set; }

        public float[] Features { get; set; } = [];
    }
}
