using System.Diagnostics;
using Support;

namespace Soak;

/// <summary>A stretch of time, and the progress that follows it.</summary>
internal sealed class Course(TimeSpan length, IProgress<ProgressStep> progress)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _second;

    /// <summary>How much of the time is over, from 0 to 1 and a little more.</summary>
    public double Share => Elapsed / length;

    /// <summary>Since the start.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Whether what is seen now counts: caches, thread pool and compiled code have found their size in the first fifth.</summary>
    public bool IsWarm => Share >= 0.2;

    /// <summary>Says how things are. Each second is a step of its own, so that lines of plain text miss none of the tenths.</summary>
    public void Tell(string text)
    {
        int seconds = Math.Max(1, (int)Math.Ceiling(length.TotalSeconds));
        for (int now = Math.Min(seconds, (int)Elapsed.TotalSeconds); _second < now;)
            progress.Report(new ProgressStep(++_second, seconds, text));
    }
}
