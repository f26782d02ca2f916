using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Autograd.MLNet.Data;

/// <summary>Tells the processor what will be read soon, where it can be told: rows in random order come from far memory, and it cannot guess them.</summary>
internal static class Prefetch
{
    private const int LineBytes = 64;
    private const int MostBytes = 4096;

    /// <summary>Begins to fetch a span, or the first 4 KiB of it: the rest the processor guesses. It does not wait, and nothing is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Start<T>(ReadOnlySpan<T> span)
        where T : unmanaged
    {
        if (!Sse.IsSupported)
            return;

        // Not pinned: if the span moves meanwhile, something else is fetched in vain.
        byte* start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(span));
        int bytes = Math.Min(span.Length * sizeof(T), MostBytes);
        for (int i = 0; i < bytes; i += LineBytes)
            Sse.Prefetch0(start + i);
    }
}
