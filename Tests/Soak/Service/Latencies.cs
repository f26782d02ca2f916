namespace Soak.Service;

/// <summary>How long answers took, counted in classes that are one per cent wide, so that an hour needs no more memory than a minute.</summary>
internal sealed class Latencies
{
    private const double Shortest = 0.001;
    private const double Step = 1.01;

    // Up to more than a minute.
    private readonly long[] _counts = new long[2000];

    /// <summary>The longest, in milliseconds.</summary>
    public double Longest { get; private set; }

    /// <summary>Adds one.</summary>
    public void Add(TimeSpan time)
    {
        double milliseconds = time.TotalMilliseconds;
        _counts[(int)Math.Clamp(Math.Log(milliseconds / Shortest) / Math.Log(Step), 0, _counts.Length - 1)]++;
        Longest = Math.Max(Longest, milliseconds);
    }

    /// <summary>Adds those of another connection.</summary>
    public void Add(Latencies other)
    {
        for (int i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
        Longest = Math.Max(Longest, other.Longest);
    }

    /// <summary>The milliseconds that so large a share did not exceed.</summary>
    public double Quantile(double share)
    {
        double left = share * _counts.Sum();
        int i = 0;
        while (i < _counts.Length - 1 && (left -= _counts[i]) > 0)
            i++;
        return Shortest * Math.Pow(Step, i + 1);
    }
}
