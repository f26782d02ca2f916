namespace Benchmarks.Sparse;

/// <summary>Looks at the managed heap every few milliseconds, garbage included, and remembers the most.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _watcher;
    private long _peak;

    public PeakMemory()
    {
        _watcher = new Thread(Watch) { IsBackground = true };
        _watcher.Start();
    }

    /// <summary>Ends the watch.</summary>
    /// <returns>The most bytes seen.</returns>
    public long Stop()
    {
        _stop.Cancel();
        _watcher.Join();
        return _peak;
    }

    public void Dispose()
    {
        Stop();
        _stop.Dispose();
    }

    private void Watch()
    {
        do
            _peak = Math.Max(_peak, GC.GetTotalMemory(forceFullCollection: false));
        while (!_stop.Token.WaitHandle.WaitOne(5));
    }
}
