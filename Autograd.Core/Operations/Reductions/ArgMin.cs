using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>The index of the smallest element along a dimension, of the first of equals; of the first NaN if there is one. Whole numbers without gradient.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension; counted from the end where negative. Default: all elements in row-major order.</param>
    /// <param name="keepDim">Keep what is searched with length 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">There is nothing to search, or more than <typeparamref name="T"/> can count.</exception>
    public static Variable<T> ArgMin<T>(this Variable<T> x, int? dim = null, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => ArgExtreme.Of<T, Smallest, ArgMinName>(x, dim, keepDim);
}

internal abstract class ArgMinName : IOperation
{
    public static string Name => "ArgMin";
}
