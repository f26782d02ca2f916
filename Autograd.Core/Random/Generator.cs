using System.Security.Cryptography;

namespace Autograd.Core;

/// <summary>The Mersenne Twister MT19937 with PyTorch's seeding and distributions; the same seed gives PyTorch's numbers.</summary>
/// <remarks>
/// Integers, permutations and uniform numbers have PyTorch's bits; normal numbers may differ in the last one, as PyTorch's own do between machines.
/// Every method is atomic, so threads may share a generator; who gets which numbers then depends on their timing.
/// </remarks>
public sealed partial class Generator
{
    /// <summary>The seed of <c>torch.Generator()</c>.</summary>
    private const long DefaultSeed = 67280421310721;

    private readonly Lock _lock = new();
    private readonly MersenneTwister _engine;

    /// <summary>A generator with a seed.</summary>
    /// <param name="seed">Only its low 32 bits count, as in <c>torch.manual_seed</c>.</param>
    public Generator(long seed = DefaultSeed)
    {
        InitialSeed = seed;
        _engine = new MersenneTwister(unchecked((uint)seed));
    }

    /// <summary>What is drawn from where no generator is given; its seed differs from run to run until <see cref="Variable.ManualSeed"/> sets it.</summary>
    public static Generator Default { get; } = new(BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))));

    /// <summary>The seed it began with.</summary>
    public long InitialSeed { get; private set; }

    /// <summary>Begins anew from a seed; PyTorch's <c>Generator.manual_seed</c>.</summary>
    /// <param name="seed">Only its low 32 bits count.</param>
    /// <returns>This generator.</returns>
    public Generator ManualSeed(long seed)
    {
        lock (_lock)
        {
            InitialSeed = seed;
            _engine.Seed(unchecked((uint)seed));
            _spare = null;
        }

        return this;
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt32()
    {
        lock (_lock)
            return _engine.NextUInt32();
    }

    /// <summary>The next 64 random bits, the first 32 above the second.</summary>
    public ulong NextUInt64()
    {
        lock (_lock)
            return Draw64();
    }

    /// <summary>A random number from 0 to <see cref="long.MaxValue"/>; PyTorch's <c>random_()</c> on integers, and what seeds are made of.</summary>
    public long NextInt64() => (long)(NextUInt64() & long.MaxValue);

    /// <summary>A random number from <paramref name="low"/> to <paramref name="high"/> − 1; PyTorch's <c>randint</c>.</summary>
    /// <param name="low">The least.</param>
    /// <param name="high">More than the greatest.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="high"/> is not above <paramref name="low"/>.</exception>
    public long NextInt64(long low, long high)
    {
        if (low >= high)
            throw new ArgumentOutOfRangeException(nameof(high), high, $"NextInt64: low must be below high, got {low} and {high}.");
        ulong range = unchecked((ulong)(high - low));
        return unchecked(low + (long)(range > uint.MaxValue ? NextUInt64() % range : NextUInt32() % range));
    }

    /// <summary>A random order of 0 to n − 1; PyTorch's <c>torch.randperm</c>.</summary>
    /// <param name="destination">Receives the permutation; its length is n.</param>
    public void Permutation(Span<int> destination)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = i;
        lock (_lock)
        {
            for (int i = 0; i < destination.Length - 1; i++)
            {
                int other = i + (int)(Draw(destination.Length) % (uint)(destination.Length - i));
                (destination[i], destination[other]) = (destination[other], destination[i]);
            }
        }
    }

    /// <summary>A random order of 0 to n − 1; PyTorch's <c>torch.randperm</c>.</summary>
    /// <param name="n">The number of elements.</param>
    public int[] Permutation(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        int[] order = new int[n];
        Permutation(order);
        return order;
    }

    /// <summary>Where 32 bits would prefer some orders, PyTorch takes 64.</summary>
    private ulong Draw(int n) => n < uint.MaxValue / 20 ? _engine.NextUInt32() : Draw64();

    private ulong Draw64() => ((ulong)_engine.NextUInt32() << 32) | _engine.NextUInt32();
}
