using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>As <see cref="Repeat{T}"/>, where numbers for outer dimensions may be left out and are 1.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="repeats">The number of copies along each of the last dimensions; more than x has dimensions add outer ones.</param>
    /// <exception cref="ArgumentException">A number is negative.</exception>
    public static Variable<T> Tile<T>(this Variable<T> x, params ReadOnlySpan<int> repeats)
        where T : unmanaged, IFloatingPointIeee754<T> => RepeatOperation<T>.Apply(x, repeats);
}
