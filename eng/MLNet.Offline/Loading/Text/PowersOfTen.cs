using System.Globalization;
using System.Numerics;

namespace Microsoft.ML.Internal.Utilities;

/// <summary>Multiplies a mantissa by a power of ten, rounding as ML.NET does.</summary>
internal static class PowersOfTen
{
    private const int MaxExponent = 320;
    private const int MinExponent = -360;

    // Beyond these a float is infinite or zero.
    private const int MaxExponentSingle = 39;
    private const int MinExponentSingle = -65;

    // The largest power of ten that a double holds exactly.
    private const int MaxExactExponent = 22;

    private static readonly double[] _doubles = [.. Enumerable
        .Range(MinExponentSingle, MaxExponentSingle - MinExponentSingle + 1)
        .Select(exponent => double.Parse($"1e{exponent}", CultureInfo.InvariantCulture))];

    // A power of ten as mantissa · 2^(exponent - 64), where the mantissa's top bit is set.
    private static readonly (ulong Mantissa, int Exponent)[] _powers = [.. Enumerable
        .Range(MinExponent, MaxExponent - MinExponent + 1)
        .Select(Approximate)];

    public static float ScaleSingle(ulong mantissa, long exponent)
    {
        if (mantissa == 0 || exponent < MinExponentSingle)
            return 0;
        if (exponent > MaxExponentSingle)
            return float.PositiveInfinity;
        return (float)(_doubles[exponent - MinExponentSingle] * mantissa);
    }

    public static double ScaleDouble(ulong mantissa, long exponent)
    {
        if (mantissa == 0 || exponent < MinExponent)
            return 0;
        if (exponent > MaxExponent)
            return double.PositiveInfinity;
        if (exponent == 0)
            return mantissa;

        // Both factors are exact.
        if (mantissa < 1UL << 53 && Math.Abs(exponent) <= MaxExactExponent)
        {
            var power = _doubles[Math.Abs(exponent) - MinExponentSingle];
            return exponent > 0 ? mantissa * power : mantissa / power;
        }

        return ScaleDouble(mantissa, _powers[exponent - MinExponent]);
    }

    private static double ScaleDouble(ulong mantissa, (ulong Mantissa, int Exponent) power)
    {
        // One of the top two bits is enough.
        var shift = BitOperations.LeadingZeroCount(mantissa) & ~1;
        var exponent = power.Exponent - shift;
        var product = Math.BigMul(mantissa << shift, power.Mantissa, out var low);

        // The lowest bit stands for all that is cut off, so that no tie appears where there is none.
        double value;
        if ((long)product >= 0)
        {
            value = product | (low != 0 ? 1UL : 0);
        }
        else
        {
            value = (product | ((low | (product & 1)) != 0 ? 2UL : 0)) >> 1;
            exponent++;
        }

        if (exponent >= 0x400)
            return double.PositiveInfinity;
        if (exponent <= -0x3FF)
        {
            value *= PowerOfTwo(-0x3FE);
            exponent += 0x3FE;
        }

        return value * PowerOfTwo(exponent);
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 0x3FF) << 52);

    // Cut off for positive exponents, rounded for negative ones.
    private static (ulong Mantissa, int Exponent) Approximate(int exponent)
    {
        var power = BigInteger.Pow(10, Math.Abs(exponent));
        var bits = (int)power.GetBitLength();
        if (exponent >= 0)
            return ((ulong)((power << 64) >> bits), bits);

        // 2^(bits - 1) < 10^n < 2^bits, so the quotient has 64 bits.
        var quotient = ((BigInteger.One << (bits + 64)) / power + 1) >> 1;
        return ((ulong)quotient, 1 - bits);
    }
}
