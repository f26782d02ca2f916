using Benchmarks.Peers.Data;

namespace Benchmarks.Peers.Python;

/// <summary>What a peer in Python is asked for.</summary>
/// <param name="Work">The function to run.</param>
internal sealed record PythonRequest(string Work)
{
    public string? Features { get; init; }

    public string? Labels { get; init; }

    public int Rows { get; init; }

    public int Columns { get; init; }

    public bool Shuffled { get; init; }

    public bool Logistic { get; init; }

    public int BatchSize { get; init; }

    public double Loss { get; init; }

    /// <summary>Work on rows.</summary>
    public static PythonRequest Of(string work, LinearData data) => new(work)
    {
        Features = data.Files.Features,
        Labels = data.Files.Labels,
        Rows = data.Workload.Rows,
        Columns = data.Workload.Columns,
        Shuffled = data.Workload.Shuffled,
        Logistic = data.Workload.Loss == Data.Loss.Logistic,
    };
}
