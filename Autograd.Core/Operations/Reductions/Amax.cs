using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = max x; dx += dy · [x = y] / k</c> over one dimension, where k elements are the largest; NaN where one is.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <param name="keepDim">Keep it with length 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">The dimension has no elements.</exception>
    public static Variable<T> Amax<T>(this Variable<T> x, int dim, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Amax([dim], keepDim);

    /// <summary><c>y = max x; dx += dy · [x = y] / k</c> over several dimensions, where k elements are the largest; NaN where one is.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dims">The dimensions; all where empty.</param>
    /// <param name="keepDim">Keep them with length 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice, or the dimensions have no elements.</exception>
    public static Variable<T> Amax<T>(this Variable<T> x, ReadOnlySpan<int> dims = default, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T>
        => ExtremeOperation<T, Largest, AmaxName>.Apply(x, dims, keepDim, nanShares: false);
}

internal readonly struct AmaxName : IOperation
{
    public static string Name => "Amax";
}
