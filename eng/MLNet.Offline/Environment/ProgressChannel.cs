namespace Microsoft.ML.Runtime;

/// <summary>Checks what is reported. An <see cref="MLContext"/> has nobody who listens to progress.</summary>
internal sealed class ProgressChannel(IExceptionContext context) : IProgressChannel
{
    private ProgressHeader _header = new();
    private bool _disposed;

    public void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction) => _header = header;

    public void Checkpoint(params double?[] values)
    {
        context.Check(!_disposed, "Can't report checkpoints after disposing");
        // A checkpoint holds the metrics, then the progress, then its limits.
        var capacity = _header.MetricNames.Count + 2 * _header.UnitNames.Count;
        context.Check(values == null || values.Length <= capacity, "Too many values provided in Checkpoint");
    }

    public IProgressChannel StartProgressChannel(string name) => new SubChannel();

    public void Dispose() => _disposed = true;

    private sealed class SubChannel : IProgressChannel
    {
        public void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction)
        {
        }

        public void Checkpoint(params double?[] values)
        {
        }

        public IProgressChannel StartProgressChannel(string name) => new SubChannel();

        public void Dispose()
        {
        }
    }
}
