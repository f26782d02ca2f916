using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>Elements of the operand that lie at regular distances: what transposing, flipping, stepping and taking diagonals have in common.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TName">Names the operation.</typeparam>
internal readonly struct StridedOperation<T, TName>(int start, PerDimension strides) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TName : struct, IOperation
{
    private readonly PerDimension _strides = strides;

    public static string Name => TName.Name;

    public static Reads Saves => Reads.None;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y) => Strided.Copy(x, start, _strides, ys.Lengths, y);

    public void Backward(Operand<T> x, Output<T> y) => Strided.Add(y.Gradient, y.Shape.Lengths, x.Gradient, start, _strides);
}
