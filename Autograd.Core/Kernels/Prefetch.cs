using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Autograd.Core.Kernels;

/// <summary>Tells the processor what will be read soon, where it can be told.</summary>
internal static class Prefetch
{
    private const int LineBytes = 64;

    /// <summary>Begins to fetch an element of two rows each, with what lies around it. It does not wait, and nothing is read.</summary>
    /// <param name="first">The first element of a row.</param>
    /// <param name="second">That of another.</param>
    /// <param name="offset">Which element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Start<T>(ref readonly T first, ref readonly T second, nuint offset)
    {
        if (!Sse.IsSupported)
            return;

        // Not pinned: if a row moves meanwhile, something else is fetched in vain.
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref Unsafe.AsRef(in first), offset)));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref Unsafe.AsRef(in second), offset)));
    }

    /// <summary>Begins to fetch a row.</summary>
    /// <param name="first">Its first element.</param>
    /// <param name="length">How many elements it has.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Row<T>(ref readonly T first, nuint length)
    {
        if (!Sse.IsSupported)
            return;
        for (nuint i = 0; i < length; i += (nuint)(LineBytes / Unsafe.SizeOf<T>()))
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref Unsafe.AsRef(in first), i)));
    }
}
