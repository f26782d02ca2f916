using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = Σ x_ii; dx_ii += dy</c></summary>
    /// <param name="x">A matrix.</param>
    /// <exception cref="ArgumentException">The operand is no matrix.</exception>
    public static Variable<T> Trace<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Rank == 2
            ? Recorder.Unary(x, Shape.Scalar, default(TraceOperation<T>))
            : throw new ArgumentException($"Trace: the operand must be a matrix, it is {x.Shape}.", nameof(x));
}

internal readonly struct TraceOperation<T> : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Trace";

    public static Reads Saves => Reads.None;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y)
    {
        T sum = T.Zero;
        for (int i = 0; i < DiagonalLength(xs); i++)
            sum += x[i * (xs.Lengths[1] + 1)];
        y[0] = sum;
    }

    public void Backward(Operand<T> x, Output<T> y)
    {
        for (int i = 0; i < DiagonalLength(x.Shape); i++)
            x.Gradient[i * (x.Shape.Lengths[1] + 1)] += y.Gradient[0];
    }

    private static int DiagonalLength(in Shape shape) => Math.Min(shape.Lengths[0], shape.Lengths[1]);
}
