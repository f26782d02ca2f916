using System.Numerics;

namespace Autograd.Core;

/// <summary>An operation on any number of variables, each of which makes a part of the result; its backward reads no values.</summary>
internal interface IVariadicOperation<T> : IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Writes the part of <paramref name="y"/> that one input makes; all of them together write every element.</summary>
    /// <param name="before">The number of elements in the inputs before this one.</param>
    /// <param name="x">The input's elements.</param>
    /// <param name="y">The whole result.</param>
    void Forward(int before, ReadOnlySpan<T> x, Span<T> y);

    /// <summary>Adds to the gradient of one input.</summary>
    /// <param name="before">The number of elements in the inputs before this one.</param>
    /// <param name="dy">The gradient of the whole result.</param>
    /// <param name="dx">The input's gradient.</param>
    void Backward(int before, ReadOnlySpan<T> dy, Span<T> dx);
}
