using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Autograd.Core.Kernels;

/// <summary>As many bits as the runtime's <see cref="Vector{T}"/> has: 256 on most x86 processors, 128 on ARM.</summary>
internal readonly struct SimdOfMachine<T>(Vector<T> value) : ISimd<SimdOfMachine<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector<T> _value = value;

    public static bool IsSupported => Vector<T>.IsSupported;

    public static int Count => Vector<T>.Count;

    public static SimdOfMachine<T> Zero => new(Vector<T>.Zero);

    public static SimdOfMachine<T> operator +(SimdOfMachine<T> x, SimdOfMachine<T> y) => new(x._value + y._value);

    public static SimdOfMachine<T> operator &(SimdOfMachine<T> x, SimdOfMachine<T> y) => new(x._value & y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdOfMachine<T> Create(T value) => new(new Vector<T>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdOfMachine<T> Load(ref readonly T source, nuint offset) => new(Vector.LoadUnsafe(in source, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref T target, nuint offset) => _value.StoreUnsafe(ref target, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdOfMachine<T> MultiplyAdd(SimdOfMachine<T> x, SimdOfMachine<T> y, SimdOfMachine<T> z)
        => typeof(T) == typeof(float)
            ? new(Vector.FusedMultiplyAdd(x._value.As<T, float>(), y._value.As<T, float>(), z._value.As<T, float>()).As<float, T>())
            : new(Vector.FusedMultiplyAdd(x._value.As<T, double>(), y._value.As<T, double>(), z._value.As<T, double>()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdOfMachine<T> MultiplyAdd(ref readonly T x, nuint offset, SimdOfMachine<T> y, SimdOfMachine<T> z)
        => typeof(T) == typeof(float)
            ? new(Vector.FusedMultiplyAdd(Vector.LoadUnsafe(in x, offset).As<T, float>(), y._value.As<T, float>(), z._value.As<T, float>()).As<float, T>())
            : new(Vector.FusedMultiplyAdd(Vector.LoadUnsafe(in x, offset).As<T, double>(), y._value.As<T, double>(), z._value.As<T, double>()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(SimdOfMachine<T> a, SimdOfMachine<T> b, SimdOfMachine<T> c, SimdOfMachine<T> d, ref T y, nuint stride)
    {
        y = a.Sum();
        Unsafe.Add(ref y, stride) = b.Sum();
        Unsafe.Add(ref y, 2 * stride) = c.Sum();
        Unsafe.Add(ref y, 3 * stride) = d.Sum();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Sum() => Vector<T>.Count == Vector256<T>.Count ? FixedLanes.Sum(_value.AsVector256()) : FixedLanes.Sum(_value.AsVector128());
}
