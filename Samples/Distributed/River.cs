namespace Distributed;

/// <summary>A river with rain gauges upstream. The hours are drawn, each from its own number, so that they are the same wherever and in whatever order they are made.</summary>
internal static class River
{
    /// <summary>How many gauges there are.</summary>
    public const int Gauges = 50;

    /// <summary>How many hours have been written down: some 45 years.</summary>
    public const int Hours = 400_000;

    /// <summary>The deviation of the level from what the rain explains, in cm.</summary>
    public const double Noise = 5;

    private const double DryLevel = 80;
    private const int DrawsForNoise = 4;

    /// <summary>By how many cm a mm of rain at each gauge raises the level; the farther up, the less.</summary>
    public static float[] Effects { get; } = [.. Enumerable.Range(0, Gauges).Select(gauge => (float)(3 * Math.Exp(-gauge / 15.0)))];

    /// <summary>All hours, made as they are read.</summary>
    public static IEnumerable<Hour> Record() => Enumerable.Range(0, Hours).Select(At);

    private static Hour At(int hour)
    {
        ulong state = (ulong)hour * (Gauges + DrawsForNoise) * SplitMix.Step;
        float[] rain = new float[Gauges];
        double level = DryLevel;
        for (int gauge = 0; gauge < Gauges; gauge++)
        {
            // Dry in six hours of ten.
            double wet = Math.Max(0, SplitMix.Next(ref state) - 0.6);
            rain[gauge] = (float)(60 * wet * wet);
            level += Effects[gauge] * rain[gauge];
        }

        // A sum of four has nearly the shape of a bell, and a variance of 1/3.
        double sum = 0;
        for (int i = 0; i < DrawsForNoise; i++)
            sum += SplitMix.Next(ref state) - 0.5;
        return new Hour { Rain = rain, Level = (float)(level + (Noise * Math.Sqrt(3) * sum)) };
    }
}
