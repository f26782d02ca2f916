using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = Σ (x − x̄)² / (n − c); dx += dy · 2 (x − x̄) / (n − c)</c>: the variance of all n elements, a scalar; NaN where n ≤ c.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="correction">c: 1 for a sample (PyTorch's <c>unbiased=True</c>), 0 for a whole population.</param>
    public static Variable<T> Var<T>(this Variable<T> x, double correction = 1)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Var([], correction);

    /// <summary><c>y = Σ (x − x̄)² / (n − c); dx += dy · 2 (x − x̄) / (n − c)</c> over one dimension of length n.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <param name="correction">c: 1 for a sample, 0 for a whole population.</param>
    /// <param name="keepDim">Keep it with length 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Variable<T> Var<T>(this Variable<T> x, int dim, double correction = 1, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Var([dim], correction, keepDim);

    /// <summary><c>y = Σ (x − x̄)² / (n − c); dx += dy · 2 (x − x̄) / (n − c)</c> over several dimensions, which hold n elements together.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dims">The dimensions; all where empty.</param>
    /// <param name="correction">c: 1 for a sample, 0 for a whole population.</param>
    /// <param name="keepDim">Keep them with length 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Variable<T> Var<T>(this Variable<T> x, ReadOnlySpan<int> dims, double correction = 1, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReducedShape reduced = ReducedShape.Of<VarOperation<T>>(x.Shape, dims);
        return Recorder.Unary(x, keepDim ? reduced.Kept : reduced.Squeezed, new VarOperation<T>(reduced, correction));
    }
}

internal readonly struct VarOperation<T>(ReducedShape reduced, double correction) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly byte _mask = reduced.Mask;
    private readonly T _count = T.CreateTruncating(reduced.Count);
    private readonly T _divisor = T.CreateTruncating(reduced.Count - correction);

    public static string Name => "Var";

    public static Reads Saves => Reads.First;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y)
        => Variance.Of(xs.Lengths, x, _count, T.Max(_divisor, T.Zero), ReducedShape.Keep(xs, _mask).Lengths, y);

    public void Backward(Operand<T> x, Output<T> y)
    {
        using var scratch = new Scratch<T>(y.Gradient.Length);
        Span<T> scale = scratch.Span;
        TensorPrimitives.Multiply(y.Gradient, (T.One + T.One) / _divisor, scale);
        Variance.AddGradient(x.Shape.Lengths, x.Value, _count, ReducedShape.Keep(x.Shape, _mask).Lengths, scale, x.Gradient);
    }
}
