using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Autograd.Core.Kernels;

/// <summary>The lanes that sums are gathered in: as many as 512 bits hold, whatever vectors the processor has, so that sums have the same bits everywhere.</summary>
internal static class FixedLanes
{
    /// <summary>The number of lanes.</summary>
    public static int Count<T>()
        where T : unmanaged
        => 64 / Unsafe.SizeOf<T>();

    /// <summary>The sum of all lanes, halving: always in the same order.</summary>
    /// <param name="lanes">The first.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(ref readonly T lanes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        nuint quarter = (nuint)Vector128<T>.Count;
        return Sum((Vector128.LoadUnsafe(in lanes) + Vector128.LoadUnsafe(in lanes, 2 * quarter)) + (Vector128.LoadUnsafe(in lanes, quarter) + Vector128.LoadUnsafe(in lanes, 3 * quarter)));
    }

    /// <inheritdoc cref="Sum{T}(ref readonly T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector512<T> lanes)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Sum(lanes.GetLower() + lanes.GetUpper());

    /// <summary>Whether the processor can sum the lanes of four vectors at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool CanSumFour<T>() => typeof(T) == typeof(float) && Avx512F.IsSupported;

    /// <summary>The sums of the lanes of four vectors, each with the bits of its own: while lanes are halved, vectors are put together, so that none is half empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Sum<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c, Vector512<T> d)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const byte lower = 0b01_00_01_00, upper = 0b11_10_11_10, even = 0b10_00_10_00, odd = 0b11_01_11_01;
        Vector512<float> ab = Avx512F.Shuffle4x128(a.AsSingle(), b.AsSingle(), lower) + Avx512F.Shuffle4x128(a.AsSingle(), b.AsSingle(), upper);
        Vector512<float> cd = Avx512F.Shuffle4x128(c.AsSingle(), d.AsSingle(), lower) + Avx512F.Shuffle4x128(c.AsSingle(), d.AsSingle(), upper);
        Vector512<float> all = Avx512F.Shuffle4x128(ab, cd, even) + Avx512F.Shuffle4x128(ab, cd, odd);
        all += Avx512F.Permute4x32(all, 0b01_00_11_10);
        all += Avx512F.Permute4x32(all, 0b10_11_00_01);
        return Avx512F.PermuteVar16x32(all, Vector512.Create(0, 4, 8, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)).GetLower().GetLower().As<float, T>();
    }

    /// <summary>The sum of lanes that have been halved once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector256<T> lanes)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Sum(lanes.GetLower() + lanes.GetUpper());

    /// <summary>The sum of lanes that have been halved twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector128<T> lanes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<float> q = lanes.AsSingle();
            q += Vector128.Shuffle(q, Vector128.Create(2, 3, 0, 1));
            q += Vector128.Shuffle(q, Vector128.Create(1, 0, 3, 2));
            return q.As<float, T>().ToScalar();
        }

        return lanes.GetElement(0) + lanes.GetElement(1);
    }
}
