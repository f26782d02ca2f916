using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Ranges of a length along a dimension, one after the other; the last is shorter where it does not divide.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="size">The length of each range.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension does not exist, or the size is less than 1 while the dimension is not empty.</exception>
    public static Parts<T> Split<T>(this Variable<T> x, int size, int dim = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = x.Shape;
        int d = shape.Normalize(dim), length = shape.Lengths[d];
        if (size < 0 || (size == 0 && length > 0))
            throw new ArgumentOutOfRangeException(nameof(size), size, $"Split: size must be at least 1 for dimension {dim} of {shape}, got {size}.");
        return new Parts<T>(x, d, size, length == 0 ? 1 : ((length - 1) / size) + 1);
    }

    /// <summary>Ranges of the given lengths along a dimension, one after the other.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="sizes">Their lengths, which add up to that of the dimension.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension does not exist.</exception>
    /// <exception cref="ArgumentException">A length is negative, or they add up to something else.</exception>
    /// <example><code>
    /// var (mean, spread) = y.Split([1, 1], dim: -1);
    /// </code></example>
    public static Parts<T> Split<T>(this Variable<T> x, ReadOnlySpan<int> sizes, int dim = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = x.Shape;
        int d = shape.Normalize(dim);
        long total = 0;
        bool negative = false;
        foreach (int size in sizes)
        {
            negative |= size < 0;
            total += size;
        }

        return negative || total != shape.Lengths[d]
            ? throw new ArgumentException($"Split: sizes must not be negative and add up to {shape.Lengths[d]}, the length of dimension {dim} of {shape}, got [{string.Join(", ", sizes.ToArray())}].", nameof(sizes))
            : new Parts<T>(x, d, sizes);
    }
}

internal readonly struct SplitName : IOperation
{
    public static string Name => "Split";
}
