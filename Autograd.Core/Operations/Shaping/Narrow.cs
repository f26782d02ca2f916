using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x[start .. start + length]</c> along a dimension; <c>dx[start + i] += dy_i</c>.</summary>
    /// <remarks>Shares its elements with <paramref name="x"/> along the outermost dimension, and copies them along others.</remarks>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <param name="start">The first index.</param>
    /// <param name="length">The number of indices.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension or the range does not exist.</exception>
    public static Variable<T> Narrow<T>(this Variable<T> x, int dim, int start, int length)
        where T : unmanaged, IFloatingPointIeee754<T> => Slices.Narrow<T, NarrowName>(x, dim, start, length);
}

internal readonly struct NarrowName : IOperation
{
    public static string Name => "Narrow";
}
