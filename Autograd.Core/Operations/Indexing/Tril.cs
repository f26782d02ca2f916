using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y_ij = x_ij</c> where <c>j ≤ i + diagonal</c>, else 0; <c>dx_ij += dy_ij</c> there: the lower triangle.</summary>
    /// <param name="x">Matrices, of shape [.., n, m].</param>
    /// <param name="diagonal">The last diagonal kept: above the main one where positive, below where negative.</param>
    /// <exception cref="ArgumentException">The operand has less than two dimensions.</exception>
    public static Variable<T> Tril<T>(this Variable<T> x, int diagonal = 0)
        where T : unmanaged, IFloatingPointIeee754<T> => TriangleOperation<T, TrilName>.Apply(x, diagonal, lower: true);
}

internal readonly struct TrilName : IOperation
{
    public static string Name => "Tril";
}

/// <summary>One side of a diagonal, which belongs to it.</summary>
internal readonly struct TriangleOperation<T, TName>(int diagonal, bool lower) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TName : struct, IOperation
{
    public static string Name => TName.Name;

    public static Reads Saves => Reads.None;

    public static Variable<T> Apply(Variable<T> x, int diagonal, bool lower) => x.Rank >= 2
        ? Recorder.Unary(x, x.Shape, new TriangleOperation<T, TName>(diagonal, lower))
        : throw new ArgumentException($"{Name}: the operand must have at least two dimensions, it is {x.Shape}.", nameof(x));

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y)
    {
        y.Clear();
        Part(xs).Transfer<T, Overwrite<T>>(x, y);
    }

    public void Backward(Operand<T> x, Output<T> y) => Part(y.Shape).Transfer<T, Add<T>>(y.Gradient, x.Gradient);

    private Triangle Part(in Shape shape) => new(shape.Lengths[^2], shape.Lengths[^1], diagonal, lower);
}
