using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Counts what could not be read, and reports the first of it.</summary>
internal sealed class ParseStats(IChannelProvider provider, long maxShow = 10) : IDisposable
{
    private readonly IChannel _ch = provider.Start("ParseStats");
    private long _rowCount;
    private long _badCount;
    private long _formatCount;

    public void LogRow() => _rowCount++;

    public void LogBadValue(long line, string column) => LogBadValue($"  Bad value at line {line} in column {column}");

    public void LogBadValue(long line, string column, int slot) =>
        LogBadValue($"  Bad value at line {line} in column {column} at slot {slot}");

    public void LogBadFormat(string path, long line, int start, int end, string message)
    {
        if (++_formatCount > maxShow)
            return;
        _ch.Warning(line > 0
            ? $"Format error at {path}({line},{start + 1})-({line},{end + 1}): {message}"
            : $"Format error: {message}");
        if (_formatCount == maxShow)
            _ch.Warning("Suppressing further format error messages");
    }

    public void Dispose()
    {
        if (_badCount > 0 || _formatCount > 0)
            _ch.Info("Processed {0} rows with {1} bad values and {2} format errors", _rowCount, _badCount, _formatCount);
        _ch.Dispose();
    }

    private void LogBadValue(string message)
    {
        if (++_badCount > maxShow)
            return;
        _ch.Info(MessageSensitivity.Schema, message);
        if (_badCount == maxShow)
            _ch.Info("  Suppressing further bad value messages");
    }
}
