using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = Σ x / n; dx += dy / n</c>: the mean of all n elements, a scalar; NaN for none.</summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> Mean<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Recorder.Unary(x, Shape.Scalar, new MeanOperation<T>(ReducedShape.OfAll(x.Shape)));

    /// <summary><c>y = Σ x / n; dx += dy / n</c> over one dimension of length n.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <param name="keepDim">Keep it with length 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Variable<T> Mean<T>(this Variable<T> x, int dim, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Mean([dim], keepDim);

    /// <summary><c>y = Σ x / n; dx += dy / n</c> over several dimensions, which hold n elements together.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dims">The dimensions; all where empty.</param>
    /// <param name="keepDim">Keep them with length 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Variable<T> Mean<T>(this Variable<T> x, ReadOnlySpan<int> dims, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReducedShape reduced = ReducedShape.Of<MeanOperation<T>>(x.Shape, dims);
        return Recorder.Unary(x, keepDim ? reduced.Kept : reduced.Squeezed, new MeanOperation<T>(reduced));
    }
}

internal readonly struct MeanOperation<T>(ReducedShape reduced) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly byte _mask = reduced.Mask;
    private readonly T _count = T.CreateTruncating(reduced.Count);

    public static string Name => "Mean";

    public static Reads Saves => Reads.None;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y)
    {
        Broadcast.Sum(xs.Lengths, x, ReducedShape.Keep(xs, _mask).Lengths, y);
        TensorPrimitives.Divide(y, _count, y);
    }

    public void Backward(Operand<T> x, Output<T> y)
        => Broadcast.AddRepeated(x.Shape.Lengths, x.Gradient, ReducedShape.Keep(x.Shape, _mask).Lengths, y.Gradient, _count);
}
