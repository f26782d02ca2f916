using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = Σ x; dx += dy</c>: the sum of all elements, a scalar.</summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> Sum<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Recorder.Unary(x, Shape.Scalar, new SumOperation<T>(ReducedShape.OfAll(x.Shape)));

    /// <summary><c>y = Σ x; dx += dy</c> over one dimension.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension to sum over; counted from the end where negative.</param>
    /// <param name="keepDim">Keep it with length 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Variable<T> Sum<T>(this Variable<T> x, int dim, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Sum([dim], keepDim);

    /// <summary><c>y = Σ x; dx += dy</c> over several dimensions.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dims">The dimensions to sum over; all where empty.</param>
    /// <param name="keepDim">Keep them with length 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Variable<T> Sum<T>(this Variable<T> x, ReadOnlySpan<int> dims, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReducedShape reduced = ReducedShape.Of<SumOperation<T>>(x.Shape, dims);
        return Recorder.Unary(x, keepDim ? reduced.Kept : reduced.Squeezed, new SumOperation<T>(reduced));
    }
}

internal readonly struct SumOperation<T>(ReducedShape reduced) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly byte _mask = reduced.Mask;

    public static string Name => "Sum";

    public static Reads Saves => Reads.None;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y) => Broadcast.Sum(xs.Lengths, x, ReducedShape.Keep(xs, _mask).Lengths, y);

    public void Backward(Operand<T> x, Output<T> y)
        => Broadcast.AddRepeated(x.Shape.Lengths, x.Gradient, ReducedShape.Keep(x.Shape, _mask).Lengths, y.Gradient, T.One);
}
