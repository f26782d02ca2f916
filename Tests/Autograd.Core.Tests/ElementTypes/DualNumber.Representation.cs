using System.Buffers.Binary;

namespace Autograd.Core.Tests.ElementTypes;

/// <content>Rounding, neighbours and bits, which are those of the value.</content>
internal readonly partial struct DualNumber
{
    private const int SignificandBits = 53;
    private const ulong Fraction = (1UL << (SignificandBits - 1)) - 1;

    private ulong Significand
    {
        get
        {
            ulong bits = BitConverter.DoubleToUInt64Bits(Value);
            bool isNormal = ((bits >> (SignificandBits - 1)) & 0x7FF) != 0;
            return (bits & Fraction) | (isNormal ? Fraction + 1 : 0);
        }
    }

    private short Exponent => (short)(Math.Max(1, (int)((BitConverter.DoubleToUInt64Bits(Value) >> (SignificandBits - 1)) & 0x7FF)) - 1023);

    public static DualNumber Round(DualNumber x, int digits, MidpointRounding mode) => new(Math.Round(x.Value, digits, mode));

    public static DualNumber BitIncrement(DualNumber x) => new(Math.BitIncrement(x.Value), x.Slope);

    public static DualNumber BitDecrement(DualNumber x) => new(Math.BitDecrement(x.Value), x.Slope);

    public int GetExponentByteCount() => sizeof(short);

    public int GetExponentShortestBitLength() => Exponent >= 0 ? 32 - int.LeadingZeroCount(Exponent) : 33 - int.LeadingZeroCount(~Exponent);

    public int GetSignificandBitLength() => SignificandBits;

    public int GetSignificandByteCount() => sizeof(ulong);

    public bool TryWriteExponentBigEndian(Span<byte> destination, out int bytesWritten) => Written(BinaryPrimitives.TryWriteInt16BigEndian(destination, Exponent), sizeof(short), out bytesWritten);

    public bool TryWriteExponentLittleEndian(Span<byte> destination, out int bytesWritten) => Written(BinaryPrimitives.TryWriteInt16LittleEndian(destination, Exponent), sizeof(short), out bytesWritten);

    public bool TryWriteSignificandBigEndian(Span<byte> destination, out int bytesWritten) => Written(BinaryPrimitives.TryWriteUInt64BigEndian(destination, Significand), sizeof(ulong), out bytesWritten);

    public bool TryWriteSignificandLittleEndian(Span<byte> destination, out int bytesWritten) => Written(BinaryPrimitives.TryWriteUInt64LittleEndian(destination, Significand), sizeof(ulong), out bytesWritten);

    private static bool Written(bool success, int count, out int bytesWritten)
    {
        bytesWritten = success ? count : 0;
        return success;
    }
}
