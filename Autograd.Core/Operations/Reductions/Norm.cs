using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = (Σ |x|^p)^(1/p); dx += dy · sgn x · (|x| / y)^(p−1)</c>: the p-norm of all elements, a scalar.</summary>
    /// <remarks>
    /// p = 2 is the Euclidean or Frobenius norm, ∞ the largest and −∞ the smallest absolute value (elements that share it share the gradient),
    /// and 0 the number of elements that are not 0, which has no gradient. The gradient is 0 where x = 0 and where y = 0.
    /// </remarks>
    /// <param name="x">The operand.</param>
    /// <param name="p">The order; any number, infinities included.</param>
    /// <exception cref="ArgumentException">There are no elements and p is negative or infinite.</exception>
    public static Variable<T> Norm<T>(this Variable<T> x, double p = 2)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Norm(p, []);

    /// <summary><c>y = (Σ |x|^p)^(1/p); dx += dy · sgn x · (|x| / y)^(p−1)</c> over one dimension.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="p">The order; see <see cref="Norm{T}(Variable{T}, double)"/>.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <param name="keepDim">Keep it with length 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">The dimension has no elements and p is negative or infinite.</exception>
    public static Variable<T> Norm<T>(this Variable<T> x, double p, int dim, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Norm(p, [dim], keepDim);

    /// <summary><c>y = (Σ |x|^p)^(1/p); dx += dy · sgn x · (|x| / y)^(p−1)</c> over several dimensions.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="p">The order; see <see cref="Norm{T}(Variable{T}, double)"/>.</param>
    /// <param name="dims">The dimensions; all where empty.</param>
    /// <param name="keepDim">Keep them with length 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice, or the dimensions have no elements and p is negative or infinite.</exception>
    public static Variable<T> Norm<T>(this Variable<T> x, double p, ReadOnlySpan<int> dims, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReducedShape reduced = ReducedShape.Of<NormOperation<T>>(x.Shape, dims);
        if (p < 0 || double.IsInfinity(p))
            reduced.CheckNotEmpty<NormOperation<T>>(x.Shape);
        return Recorder.Unary(x, keepDim ? reduced.Kept : reduced.Squeezed, new NormOperation<T>(reduced, p));
    }
}

internal readonly struct NormOperation<T>(ReducedShape reduced, double p) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly byte _mask = reduced.Mask;

    public static string Name => "Norm";

    public static Reads Saves => Reads.First | Reads.Output;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y) => PNorm.Of(p, xs.Lengths, x, ReducedShape.Keep(xs, _mask).Lengths, y);

    public void Backward(Operand<T> x, Output<T> y)
        => PNorm.AddGradient(p, x.Shape.Lengths, x.Value, ReducedShape.Keep(x.Shape, _mask).Lengths, y.Value, y.Gradient, x.Gradient);
}
