using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x − ln Σ e^x; dx += dy − e^y · Σ dy</c> with sums along a dimension: the logarithm of <see cref="Softmax{T}"/>, without its loss of digits.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Variable<T> LogSoftmax<T>(this Variable<T> x, int dim)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Recorder.Unary(x, x.Shape, new LogSoftmaxOperation<T>(ReducedShape.Of<LogSoftmaxOperation<T>>(x.Shape, [dim])));
}

internal readonly struct LogSoftmaxOperation<T>(ReducedShape reduced) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly byte _mask = reduced.Mask;

    public static string Name => "LogSoftmax";

    public static Reads Saves => Reads.Output;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y)
    {
        Shape kept = ReducedShape.Keep(xs, _mask);
        using var scratch = new Scratch<T>(kept.FlattenedLength);
        using var exp = new Scratch<T>(x.Length);
        Span<T> max = scratch.Span, sum = scratch.Span;
        Extreme.Of<T, Largest>(xs.Lengths, x, kept.Lengths, max);
        Broadcast.Subtract(xs.Lengths, x, kept.Lengths, max, y);
        TensorPrimitives.Exp(y, exp.Span);
        Broadcast.Sum(xs.Lengths, exp.Span, kept.Lengths, sum);
        TensorPrimitives.Log(sum, sum);
        Broadcast.Subtract(xs.Lengths, y, kept.Lengths, sum, y);
    }

    public void Backward(Operand<T> x, Output<T> y)
    {
        Shape kept = ReducedShape.Keep(x.Shape, _mask);
        ReadOnlySpan<int> lengths = x.Shape.Lengths;
        using var sums = new Scratch<T>(kept.FlattenedLength);
        using var terms = new Scratch<T>(y.Value.Length);
        Broadcast.Sum(lengths, y.Gradient, kept.Lengths, sums.Span);
        TensorPrimitives.Exp(y.Value, terms.Span);
        Broadcast.Multiply(lengths, terms.Span, kept.Lengths, sums.Span, terms.Span);
        TensorPrimitives.Subtract(y.Gradient, terms.Span, terms.Span);
        Accumulation.Add(terms.Span, x.Gradient);
    }
}
