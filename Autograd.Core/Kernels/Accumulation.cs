using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <summary>Adding to arrays of gradients and results.</summary>
/// <remarks>Optimised at the first call, as every loop of a training step is: a training may be over before the runtime finds out that it spends its time here.</remarks>
internal static class Accumulation
{
    /// <summary><c>sum_i += x_i</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(ReadOnlySpan<T> x, Span<T> sum)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T ss = ref MemoryMarshal.GetReference(sum), xs = ref MemoryMarshal.GetReference(x[..sum.Length]);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            for (; i <= sum.Length - Vector<T>.Count; i += Vector<T>.Count)
                (Vector.LoadUnsafe(ref ss, (nuint)i) + Vector.LoadUnsafe(ref xs, (nuint)i)).StoreUnsafe(ref ss, (nuint)i);
        }

        for (; i < sum.Length; i++)
            sum[i] += x[i];
    }

    /// <summary><c>sum_i += x</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(T x, Span<T> sum)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T ss = ref MemoryMarshal.GetReference(sum);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            var xs = new Vector<T>(x);
            for (; i <= sum.Length - Vector<T>.Count; i += Vector<T>.Count)
                (Vector.LoadUnsafe(ref ss, (nuint)i) + xs).StoreUnsafe(ref ss, (nuint)i);
        }

        for (; i < sum.Length; i++)
            sum[i] += x;
    }

    /// <summary><c>sum_i += scale · x_i</c>, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled<T>(ReadOnlySpan<T> x, T scale, Span<T> sum)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T ss = ref MemoryMarshal.GetReference(sum), xs = ref MemoryMarshal.GetReference(x[..sum.Length]);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            var s = SimdOfMachine<T>.Create(scale);
            for (; i <= sum.Length - Vector<T>.Count; i += Vector<T>.Count)
                SimdOfMachine<T>.MultiplyAdd(s, SimdOfMachine<T>.Load(ref xs, (nuint)i), SimdOfMachine<T>.Load(ref ss, (nuint)i)).Store(ref ss, (nuint)i);
        }

        for (; i < sum.Length; i++)
            sum[i] = T.FusedMultiplyAdd(scale, x[i], sum[i]);
    }
}
