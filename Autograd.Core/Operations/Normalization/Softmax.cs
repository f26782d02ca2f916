using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = e^x / Σ e^x; dx += y · (dy − Σ dy · y)</c> with sums along a dimension.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension along which results sum to 1; counted from the end where negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Variable<T> Softmax<T>(this Variable<T> x, int dim)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Recorder.Unary(x, x.Shape, new SoftmaxOperation<T>(ReducedShape.Of<SoftmaxOperation<T>>(x.Shape, [dim])));
}

internal readonly struct SoftmaxOperation<T>(ReducedShape reduced) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly byte _mask = reduced.Mask;

    public static string Name => "Softmax";

    public static Reads Saves => Reads.Output;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y)
    {
        Shape kept = ReducedShape.Keep(xs, _mask);
        using var scratch = new Scratch<T>(kept.FlattenedLength);
        Span<T> max = scratch.Span, sum = scratch.Span;
        Extreme.Of<T, Largest>(xs.Lengths, x, kept.Lengths, max);
        Broadcast.Subtract(xs.Lengths, x, kept.Lengths, max, y);
        TensorPrimitives.Exp(y, y);
        Broadcast.Sum(xs.Lengths, y, kept.Lengths, sum);
        Broadcast.Divide(xs.Lengths, y, kept.Lengths, sum, y);
    }

    public void Backward(Operand<T> x, Output<T> y)
    {
        Shape kept = ReducedShape.Keep(x.Shape, _mask);
        ReadOnlySpan<int> lengths = x.Shape.Lengths;
        using var sums = new Scratch<T>(kept.FlattenedLength);
        using var terms = new Scratch<T>(y.Value.Length);
        TensorPrimitives.Multiply(y.Gradient, y.Value, terms.Span);
        Broadcast.Sum(lengths, terms.Span, kept.Lengths, sums.Span);
        Broadcast.Subtract(lengths, y.Gradient, kept.Lengths, sums.Span, terms.Span);
        TensorPrimitives.MultiplyAdd(terms.Span, y.Value, x.Gradient, x.Gradient);
    }
}
