using System.Numerics;

namespace Microsoft.ML.Internal.Utilities;

/// <summary>ML.NET's variants of the 32-bit MurmurHash3. Splits by a key column depend on their bits.</summary>
internal static class Hashing
{
    public static uint CombineHash(uint u1, uint u2) => BitOperations.RotateLeft(u1, 7) ^ u2;

    public static int CombineHash(int n1, int n2) => (int)CombineHash((uint)n1, (uint)n2);

    public static uint MurmurRound(uint hash, uint chunk)
    {
        chunk = BitOperations.RotateLeft(chunk * 0xCC9E2D51, 15) * 0x1B873593;
        return BitOperations.RotateLeft(hash ^ chunk, 13) * 5 + 0xE6546B64;
    }

    public static uint MixHash(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >> 13;
        hash *= 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }

    public static uint MixHash(uint hash, int length) => MixHash(hash ^ (uint)length);

    /// <summary>The hash of a text by its UTF-8 bytes.</summary>
    /// <remarks>
    /// Past ASCII it is not MurmurHash3 of those bytes: ML.NET turns the bytes collected so far around with each such
    /// character, and its splits by text depend on that.
    /// </remarks>
    public static uint MurmurHash(uint hash, ReadOnlySpan<char> text)
    {
        ulong pending = 0;
        var bits = 0;
        var length = 0;
        foreach (uint c in text)
        {
            if (c <= 0x7F)
            {
                pending |= (ulong)c << bits;
                bits += 8;
            }
            else if (c <= 0x7FF)
            {
                pending |= (ulong)(0xC080 | ((c << 2) & 0x1F00) | (c & 0x3F)) << bits;
                pending = ((pending & 0xFF) << 8) | (pending >> 8);
                bits += 16;
            }
            else
            {
                pending |= (ulong)(0xE08080 | ((c << 4) & 0x0F0000) | ((c << 2) & 0x3F00) | (c & 0x3F)) << bits;
                pending = ((pending & 0xFF) << 16) | (((pending >> 8) & 0xFF) << 8) | (pending >> 16);
                bits += 24;
            }

            if (bits >= 32)
            {
                hash = MurmurRound(hash, (uint)pending);
                pending >>= 32;
                bits -= 32;
                length += 4;
            }
        }

        length += bits / 8;
        if (bits > 0)
        {
            var tail = (uint)(pending & ((1UL << bits) - 1));
            hash ^= BitOperations.RotateLeft(tail * 0xCC9E2D51, 15) * 0x1B873593;
        }

        return MixHash(hash, length);
    }
}
