namespace Autograd.Core;

/// <summary>The Mersenne Twister MT19937 with PyTorch's seeding and permutations; the same seed gives PyTorch's stream.</summary>
/// <remarks>Source: Matsumoto and Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998). Not thread-safe.</remarks>
public sealed class Generator
{
    private const int Length = 624;
    private const int Shift = 397;

    private readonly uint[] _state = new uint[Length];
    private int _next = Length;

    /// <summary>A generator with a seed.</summary>
    /// <param name="seed">Only its low 32 bits count, as in <c>torch.manual_seed</c>.</param>
    public Generator(long seed)
    {
        _state[0] = unchecked((uint)seed);
        for (uint i = 1; i < Length; i++)
            _state[i] = (1812433253 * (_state[i - 1] ^ (_state[i - 1] >> 30))) + i;
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt32()
    {
        if (_next == Length)
            Refill();
        uint y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }

    /// <summary>A random order of 0 to n − 1; PyTorch's <c>torch.randperm</c>.</summary>
    /// <param name="destination">Receives the permutation; its length is n.</param>
    public void Permutation(Span<int> destination)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = i;
        for (int i = 0; i < destination.Length - 1; i++)
        {
            int other = i + (int)(NextUInt32() % (uint)(destination.Length - i));
            (destination[i], destination[other]) = (destination[other], destination[i]);
        }
    }

    private void Refill()
    {
        for (int i = 0; i < Length; i++)
        {
            uint y = (_state[i] & 0x80000000) | (_state[(i + 1) % Length] & 0x7fffffff);
            _state[i] = _state[(i + Shift) % Length] ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }

        _next = 0;
    }
}
