using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = ln Σ e^x; dx += dy · e^(x − y)</c> over one dimension; −∞ for no elements.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <param name="keepDim">Keep it with length 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Variable<T> LogSumExp<T>(this Variable<T> x, int dim, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => x.LogSumExp([dim], keepDim);

    /// <summary><c>y = ln Σ e^x; dx += dy · e^(x − y)</c> over several dimensions; −∞ for no elements.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dims">The dimensions; all where empty.</param>
    /// <param name="keepDim">Keep them with length 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Variable<T> LogSumExp<T>(this Variable<T> x, ReadOnlySpan<int> dims, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReducedShape reduced = ReducedShape.Of<LogSumExpOperation<T>>(x.Shape, dims);
        return Recorder.Unary(x, keepDim ? reduced.Kept : reduced.Squeezed, new LogSumExpOperation<T>(reduced));
    }
}

internal readonly struct LogSumExpOperation<T>(ReducedShape reduced) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly byte _mask = reduced.Mask;

    public static string Name => "Logsumexp";

    public static Reads Saves => Reads.First | Reads.Output;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y)
    {
        Shape kept = ReducedShape.Keep(xs, _mask);
        using var scratch = new Scratch<T>(y.Length);
        Span<T> max = scratch.Span;
        Extreme.Of<T, Largest>(xs.Lengths, x, kept.Lengths, max);
        foreach (ref T m in max)
            m = T.IsInfinity(m) ? T.Zero : m;

        using var terms = new Scratch<T>(x.Length);
        Broadcast.Subtract(xs.Lengths, x, kept.Lengths, max, terms.Span);
        TensorPrimitives.Exp(terms.Span, terms.Span);
        Broadcast.Sum(xs.Lengths, terms.Span, kept.Lengths, y);
        TensorPrimitives.Log(y, y);
        TensorPrimitives.Add(y, max, y);
    }

    public void Backward(Operand<T> x, Output<T> y)
    {
        ReadOnlySpan<int> lengths = x.Shape.Lengths;
        Shape kept = ReducedShape.Keep(x.Shape, _mask);
        using var scratch = new Scratch<T>(x.Value.Length);
        Span<T> terms = scratch.Span;
        Broadcast.Subtract(lengths, x.Value, kept.Lengths, y.Value, terms);
        TensorPrimitives.Exp(terms, terms);
        Broadcast.Multiply(lengths, terms, kept.Lengths, y.Gradient, terms);
        Accumulation.Add(terms, x.Gradient);
    }
}
