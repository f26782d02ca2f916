using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Autograd.Core.Kernels;

/// <summary>
/// The fixed logical vector of every reduction: 512 bits, on whatever the machine has, so that sums have the same
/// bits everywhere. Narrower machines run each operation in halves or quarters.
/// </summary>
internal static class Lanes512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyAdd<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c)
    {
        if (typeof(T) == typeof(float))
            return Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double))
            return Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
        return (a * b) + c;
    }

    /// <summary>The sum of the lanes, halving: always in the same order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector512<T> x)
        where T : IAdditionOperators<T, T, T>
    {
        Vector256<T> half = x.GetLower() + x.GetUpper();
        Vector128<T> quarter = half.GetLower() + half.GetUpper();
        T sum = quarter.GetElement(0);
        for (int i = 1; i < Vector128<T>.Count; i++)
            sum += quarter.GetElement(i);
        return sum;
    }
}
