using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = max x; dx += dy · [x = y] / k</c>: the largest of all elements, a scalar, where k are the largest; NaN where one is.</summary>
    /// <param name="x">The operand.</param>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static Variable<T> Max<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => ExtremeOperation<T, Largest, MaxName>.Apply(x, default, keepDim: false, nanShares: true);

    /// <summary><c>y = x_i; dx_i += dy</c> over one dimension, where i is the index of the largest, of the first of equals; of the first NaN if there is one.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <param name="keepDim">Keep it with length 1.</param>
    /// <returns>The largest elements, and their indices, which do not require grad.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">The dimension has no elements, or more than <typeparamref name="T"/> can count.</exception>
    /// <example><code>
    /// var (values, indices) = scores.Max(dim: 1);
    /// </code></example>
    public static ValuesAndIndices<T> Max<T>(this Variable<T> x, int dim, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T>
        => ExtremeAtOperation<T, Largest, MaxName>.Apply(x, dim, keepDim);
}

internal readonly struct MaxName : IOperation
{
    public static string Name => "Max";
}
