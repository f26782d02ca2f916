using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = Π x; dx_i += dy · Π_{j≠i} x_j</c>: the product of all elements, a scalar; 1 for none.</summary>
    /// <remarks>The gradient multiplies the other elements and does not divide, so zeros need no care.</remarks>
    /// <param name="x">The operand.</param>
    public static Variable<T> Prod<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Recorder.Unary(x, Shape.Scalar, new ProdOperation<T>(new Axis(x.FlattenedLength, 1)));

    /// <summary><c>y = Π x; dx_i += dy · Π_{j≠i} x_j</c> over one dimension.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <param name="keepDim">Keep it with length 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Variable<T> Prod<T>(this Variable<T> x, int dim, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReducedShape reduced = ReducedShape.Of<ProdOperation<T>>(x.Shape, [dim]);
        return Recorder.Unary(x, keepDim ? reduced.Kept : reduced.Squeezed, new ProdOperation<T>(Axis.Of<ProdOperation<T>>(x.Shape, dim)));
    }
}

internal readonly struct ProdOperation<T>(Axis axis) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Prod";

    public static Reads Saves => Reads.First;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y) => Product.Of(x, axis.Length, axis.Inner, y);

    public void Backward(Operand<T> x, Output<T> y) => Product.AddGradient(x.Value, axis.Length, axis.Inner, y.Gradient, x.Gradient);
}
