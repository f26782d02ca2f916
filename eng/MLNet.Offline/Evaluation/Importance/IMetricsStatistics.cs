namespace Microsoft.ML.Data;

/// <summary>The statistics of every metric of one kind.</summary>
internal interface IMetricsStatistics<T>
{
    void Add(T metrics);
}
