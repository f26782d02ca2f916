using System.Numerics;

namespace Autograd.Core.Data;

/// <summary>NumPy's <c>RandomState</c>, whose stream is frozen: what scikit-learn's generated data sets are drawn from.</summary>
internal sealed class LegacyRandomState(uint seed)
{
    private readonly MersenneTwister _engine = new(seed);
    private double? _spare;

    /// <summary>Uniform in [0, 1), with 53 bits.</summary>
    public double NextDouble()
    {
        uint high = _engine.NextUInt32() >> 5, low = _engine.NextUInt32() >> 6;
        return ((high * (double)(1 << 26)) + low) / (1L << 53);
    }

    /// <summary>Of the standard normal distribution, by Marsaglia's polar method.</summary>
    public double NextGaussian()
    {
        if (_spare is { } spare)
        {
            _spare = null;
            return spare;
        }

        double x, y, square;
        do
        {
            x = (2 * NextDouble()) - 1;
            y = (2 * NextDouble()) - 1;
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);

        double factor = Math.Sqrt(-2 * Math.Log(square) / square);
        _spare = factor * x;
        return factor * y;
    }

    /// <summary>A random order of 0 to n − 1, exchanged from the end.</summary>
    public int[] Permutation(int n)
    {
        int[] order = [.. Enumerable.Range(0, n)];
        for (int i = n - 1; i > 0; i--)
        {
            int other = (int)NextUpTo((uint)i);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }

    /// <summary>Uniform from 0 to a maximum: numbers of as many bits are drawn until one fits.</summary>
    private uint NextUpTo(uint max)
    {
        uint mask = uint.MaxValue >> BitOperations.LeadingZeroCount(max), value;
        do
            value = _engine.NextUInt32() & mask;
        while (value > max);
        return value;
    }
}
