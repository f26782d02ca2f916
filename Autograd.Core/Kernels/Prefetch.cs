using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Autograd.Core.Kernels;

/// <summary>Tells the processor what will be read soon, where it can be told.</summary>
internal static class Prefetch
{
    /// <summary>What is fetched at once.</summary>
    public const int LineBytes = 64;

    /// <summary>Begins to fetch lines. It does not wait, nothing is read, and there need be nothing: the addresses are not pinned.</summary>
    /// <param name="from">An address in the first.</param>
    /// <param name="end">An address in or, where it begins there, behind the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Lines(nint from, nint end)
    {
        for (nint line = from & -LineBytes; Sse.IsSupported && line < end; line += LineBytes)
            Sse.Prefetch0((void*)line);
    }
}
