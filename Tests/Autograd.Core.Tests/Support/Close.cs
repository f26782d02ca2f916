using System.Numerics;
using System.Runtime.InteropServices;

namespace Autograd.Core.Tests.Support;

/// <summary>Comparing numbers.</summary>
public static class Close
{
    /// <summary>|actual − expected| ≤ tolerance · max(1, |expected|) for every element; NaN and infinities must be the same.</summary>
    public static void Within<T>(double tolerance, ReadOnlySpan<double> expected, Variable<T> actual, string what = "value")
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] values = actual.ToArray();
        Assert.HasCount(expected.Length, values, $"number of elements of the {what}");
        for (int i = 0; i < expected.Length; i++)
            Within(tolerance, expected[i], double.CreateChecked(values[i]), $"{what}, element {i}");
    }

    /// <inheritdoc cref="Within{T}(double, ReadOnlySpan{double}, Variable{T}, string)"/>
    public static void Within(double tolerance, double expected, double actual, string what = "value")
    {
        bool same = expected.Equals(actual) || Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected));
        Assert.IsTrue(same, $"{what}: expected {expected:R}, got {actual:R}");
    }

    /// <summary>Whether both have the same bits, which tells −0 from 0 as well.</summary>
    public static void SameBits<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, string what = "value")
        where T : unmanaged
    {
        Assert.AreEqual(expected.Length, actual.Length, $"number of elements of the {what}");
        Assert.IsTrue(
            MemoryMarshal.AsBytes(expected).SequenceEqual(MemoryMarshal.AsBytes(actual)),
            $"{what}: expected the bits of [{string.Join(", ", expected.ToArray())}], got [{string.Join(", ", actual.ToArray())}]");
    }
}
