using System.Runtime.InteropServices;

namespace Autograd.MLNet.Data;

/// <summary>Memory that begins with a line of the processor's cache: rows that fill whole lines then touch no other.</summary>
internal static class CacheLines
{
    private const int LineBytes = 64;

    /// <summary>Memory with whatever is in it.</summary>
    /// <param name="count">The number of elements; 85,000 bytes at least, for smaller arrays are moved by the garbage collector.</param>
    public static ArraySegment<float> Allocate(int count)
    {
        const int perLine = LineBytes / sizeof(float);
        float[] array = GC.AllocateUninitializedArray<float>(count + perLine - 1);
        int intoLine = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % LineBytes) / sizeof(float);
        return new ArraySegment<float>(array, (perLine - intoLine) % perLine, count);
    }
}
