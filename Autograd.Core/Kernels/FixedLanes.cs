using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
