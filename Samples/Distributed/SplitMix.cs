namespace Distributed;

/// <summary>Steele, Lea and Flood's SplitMix64: random numbers of which the n-th can be had without those before.</summary>
internal static class SplitMix
{
    /// <summary>How the state goes on.</summary>
    public const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>The next number, from 0 to below 1.</summary>
    public static double Next(ref ulong state)
    {
        ulong mixed = state += Step;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
