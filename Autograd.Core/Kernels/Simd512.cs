using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Autograd.Core.Kernels;

/// <summary>512 bits, where the processor has them.</summary>
internal readonly struct Simd512<T>(Vector512<T> value) : ISimd<Simd512<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector512<T> _value = value;

    public static bool IsSupported => Vector512.IsHardwareAccelerated && Vector512<T>.IsSupported;

    public static int Count => Vector512<T>.Count;

    public static Simd512<T> Zero => new(Vector512<T>.Zero);

    public static Simd512<T> operator +(Simd512<T> x, Simd512<T> y) => new(x._value + y._value);

    public static Simd512<T> operator &(Simd512<T> x, Simd512<T> y) => new(x._value & y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Create(T value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Load(ref readonly T source, nuint offset) => new(Vector512.LoadUnsafe(in source, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref T target, nuint offset) => _value.StoreUnsafe(ref target, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> MultiplyAdd(Simd512<T> x, Simd512<T> y, Simd512<T> z)
        => typeof(T) == typeof(float)
            ? new(Vector512.FusedMultiplyAdd(x._value.AsSingle(), y._value.AsSingle(), z._value.AsSingle()).As<float, T>())
            : new(Vector512.FusedMultiplyAdd(x._value.AsDouble(), y._value.AsDouble(), z._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> MultiplyAdd(ref readonly T x, nuint offset, Simd512<T> y, Simd512<T> z)
        => typeof(T) == typeof(float)
            ? new(Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(in x, offset).AsSingle(), y._value.AsSingle(), z._value.AsSingle()).As<float, T>())
            : new(Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(in x, offset).AsDouble(), y._value.AsDouble(), z._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Sum() => FixedLanes.Sum(_value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Simd512<T> a, Simd512<T> b, Simd512<T> c, Simd512<T> d, ref T y, nuint stride)
    {
        if (stride == 1 && FixedLanes.CanSumFour<T>())
        {
            FixedLanes.Sum(a._value, b._value, c._value, d._value).StoreUnsafe(ref y);
            return;
        }

        y = a.Sum();
        Unsafe.Add(ref y, stride) = b.Sum();
        Unsafe.Add(ref y, 2 * stride) = c.Sum();
        Unsafe.Add(ref y, 3 * stride) = d.Sum();
    }
}
