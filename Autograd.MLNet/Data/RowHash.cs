namespace Autograd.MLNet.Data;

/// <summary>Random bits that depend on a seed and the place of a row only.</summary>
internal static class RowHash
{
    /// <summary>The last steps of SplitMix64.</summary>
    public static ulong Mix(int seed, long ordinal) => Mix((ulong)(uint)seed, ordinal);

    /// <inheritdoc cref="Mix(int, long)"/>
    public static ulong Mix(ulong seed, long ordinal)
    {
        unchecked
        {
            ulong z = (seed * 0xD1342543DE82EF95) + ((ulong)(ordinal + 1) * 0x9E3779B97F4A7C15);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
