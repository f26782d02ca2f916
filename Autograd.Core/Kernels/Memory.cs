using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Autograd.Core.Kernels;

/// <summary>Tells the processor what will be read soon, where it can be told.</summary>
internal static class Memory
{
    private const int LineBytes = 64;

    /// <summary>Begins to fetch a span into the second cache. It does not wait, and nothing is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch<T>(ReadOnlySpan<T> span)
        where T : unmanaged
    {
        if (!Sse.IsSupported)
            return;

        // Not pinned: if the span moves meanwhile, something else is fetched in vain.
        byte* start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(span));
        for (nint i = 0; i < span.Length * (nint)sizeof(T); i += LineBytes)
            Sse.Prefetch1(start + i);
    }
}
