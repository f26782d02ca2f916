using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML.Runtime;

/// <summary>ML.NET's generator: three Tausworthe registers combined with a linear congruential one.</summary>
internal sealed class TauswortheHybrid : Random
{
    private uint _z1;
    private uint _z2;
    private uint _z3;
    private uint _z4;

    public TauswortheHybrid(State state)
    {
        _z1 = state.U1;
        _z2 = state.U2;
        _z3 = state.U3;
        _z4 = state.U4;
    }

    public TauswortheHybrid(Random rng)
    {
        _z1 = NextRegister(rng);
        _z2 = NextRegister(rng);
        _z3 = NextRegister(rng);
        _z4 = NextUInt32(rng);
    }

    public override float NextSingle() => (NextUInt32() >> 9) * (1f / (1 << 23));

    public override double NextDouble() => NextUInt32() * (1.0 / (1L << 32));

    public override int Next()
    {
        // Clears the sign by adding it to itself, so 0x80000000 and 0 give the same value.
        var u = NextUInt32();
        return (int)(u + (u & 0x80000000));
    }

    public override int Next(int maxValue)
    {
        Contracts.CheckParam(maxValue >= 0, nameof(maxValue), "maxValue must be non-negative");
        return (int)(((ulong)NextUInt32() * (ulong)maxValue) >> 32);
    }

    public override int Next(int minValue, int maxValue)
    {
        Contracts.CheckParam(minValue <= maxValue, nameof(minValue), "minValue must be less than or equal to maxValue.");
        var range = (long)maxValue - minValue;
        return (int)((long)(NextDouble() * range) + minValue);
    }

    /// <summary>Any integer, negative ones included.</summary>
    public int NextSigned() => (int)NextUInt32();

    public override void NextBytes(byte[] buffer)
    {
        Contracts.CheckValue(buffer, nameof(buffer));
        for (var i = 0; i < buffer.Length; i++)
            buffer[i] = (byte)Next();
    }

    private uint NextUInt32()
    {
        _z1 = Tausworthe(_z1, 13, 19, 12, ~0x1U);
        _z2 = Tausworthe(_z2, 2, 25, 4, ~0x7U);
        _z3 = Tausworthe(_z3, 3, 11, 17, ~0xFU);
        _z4 = 1664525 * _z4 + 1013904223;
        return _z1 ^ _z2 ^ _z3 ^ _z4;
    }

    private static uint Tausworthe(uint z, int s1, int s2, int s3, uint mask) =>
        ((z & mask) << s3) ^ (((z << s1) ^ z) >> s2);

    private static uint NextUInt32(Random rng) => ((uint)rng.Next(0x10000) << 16) | (uint)rng.Next(0x10000);

    private static uint NextRegister(Random rng)
    {
        // A Tausworthe register needs a state of at least 128.
        uint u;
        do
            u = NextUInt32(rng);
        while (u < 128);
        return u;
    }

    public readonly record struct State(uint U1, uint U2, uint U3, uint U4)
    {
        public State(uint seed)
            : this(seed, Hashing.MurmurRound(seed, seed), 0, 0)
        {
            U3 = Hashing.MurmurRound(U2, U1);
            U4 = Hashing.MurmurRound(U3, U1);
        }
    }
}
