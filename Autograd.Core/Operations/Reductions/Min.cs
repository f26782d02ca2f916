using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = min x; dx += dy · [x = y] / k</c>: the smallest of all elements, a scalar, where k are the smallest; NaN where one is.</summary>
    /// <param name="x">The operand.</param>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    public static Variable<T> Min<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => ExtremeOperation<T, Smallest, MinName>.Apply(x, default, keepDim: false, nanShares: true);

    /// <summary><c>y = x_i; dx_i += dy</c> over one dimension, where i is the index of the smallest, of the first of equals; of the first NaN if there is one.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <param name="keepDim">Keep it with length 1.</param>
    /// <returns>The smallest elements, and their indices, which do not require grad.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">The dimension has no elements, or more than <typeparamref name="T"/> can count.</exception>
    /// <example><code>
    /// var (values, indices) = scores.Min(dim: 1);
    /// </code></example>
    public static ValuesAndIndices<T> Min<T>(this Variable<T> x, int dim, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T>
        => ExtremeAtOperation<T, Smallest, MinName>.Apply(x, dim, keepDim);
}

internal readonly struct MinName : IOperation
{
    public static string Name => "Min";
}
