namespace Autograd.MLNet.Saving;

/// <summary>The checksum of zip archives, CRC-32 of ISO 3309; of "123456789" it is cbf43926.</summary>
/// <remarks>.NET has it in a package only (its <c>BitOperations.Crc32C</c> is of another polynomial).</remarks>
internal struct Crc32()
{
    private const uint Polynomial = 0xedb88320; // its bits are mirrored, as those of the data are

    private static readonly uint[] s_table = [.. Enumerable.Range(0, 256).Select(value => Divide((uint)value))];

    private uint _remainder = uint.MaxValue;

    /// <summary>The checksum of what was appended.</summary>
    public readonly uint Value => ~_remainder;

    /// <summary>Goes on with these bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        uint remainder = _remainder;
        foreach (byte value in bytes)
            remainder = (remainder >> 8) ^ s_table[(byte)(remainder ^ value)];
        _remainder = remainder;
    }

    private static uint Divide(uint value)
    {
        for (int bit = 0; bit < 8; bit++)
            value = (value >> 1) ^ ((value & 1) * Polynomial);
        return value;
    }
}
