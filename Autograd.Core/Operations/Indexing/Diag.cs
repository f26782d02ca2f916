using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>A vector becomes the diagonal of a matrix of zeros, <c>y_(i, i + diagonal) = x_i; dx_i += dy_(i, i + diagonal)</c>; of a matrix the diagonal is taken.</summary>
    /// <param name="x">A vector or a matrix.</param>
    /// <param name="diagonal">Which diagonal: above the main one where positive, below where negative.</param>
    /// <exception cref="ArgumentException">The operand is neither a vector nor a matrix.</exception>
    public static Variable<T> Diag<T>(this Variable<T> x, int diagonal = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (x.Rank)
        {
            case 1:
                int length = x.FlattenedLength + Math.Abs(diagonal);
                return Recorder.Unary(x, [length, length], new DiagOperation<T>(diagonal));
            case 2:
                return x.Diagonal(diagonal);
            default:
                throw new ArgumentException($"Diag: the operand must be a vector or a matrix, it is {x.Shape}. Use Diagonal for more dimensions.", nameof(x));
        }
    }
}

internal readonly struct DiagOperation<T>(int diagonal) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Diag";

    public static Reads Saves => Reads.None;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y)
    {
        y.Clear();
        for (int i = 0, at = Start(ys); i < x.Length; i++, at += ys.Lengths[0] + 1)
            y[at] = x[i];
    }

    public void Backward(Operand<T> x, Output<T> y)
    {
        for (int i = 0, at = Start(y.Shape); i < x.Gradient.Length; i++, at += y.Shape.Lengths[0] + 1)
            x.Gradient[i] += y.Gradient[at];
    }

    private int Start(in Shape square) => diagonal >= 0 ? diagonal : -diagonal * square.Lengths[0];
}
