using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y_ij = Σ_k a_ik · b_jk; da += dy · b; db += dyᵀ · a</c>: sums over the last dimension of both; the product where one is a scalar.</summary>
    /// <param name="a">Of shape [.., k] or [].</param>
    /// <param name="b">Of shape [.., k] or [].</param>
    /// <returns>The other dimensions of a, then those of b.</returns>
    /// <exception cref="ArgumentException">The last lengths differ.</exception>
    public static Variable<T> Inner<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape left = a.Shape, right = b.Shape;
        if (left.Rank == 0 || right.Rank == 0)
            return a.Mul(b);
        if (left[-1] != right[-1])
            throw new ArgumentException($"Inner: the last lengths differ, left is {left} and right is {right}.", nameof(b));

        Span<int> lengths = stackalloc int[left.Rank + right.Rank - 2];
        left.Lengths[..^1].CopyTo(lengths);
        right.Lengths[..^1].CopyTo(lengths[(left.Rank - 1)..]);
        return Recorder.Binary(a, b, new Shape(lengths), default(InnerOperation<T>));
    }
}

internal readonly struct InnerOperation<T> : IBinaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Inner";

    public static Reads Saves(bool needsA, bool needsB)
        => (needsA ? Reads.Second : Reads.None) | (needsB ? Reads.First : Reads.None);

    public void Forward(in Shape aShape, ReadOnlySpan<T> a, in Shape bShape, ReadOnlySpan<T> b, in Shape ys, Span<T> y)
        => Matrix.MultiplyTransposed(a, b, y, aShape.Lengths[^1], Rows(bShape));

    public void Backward(Operand<T> a, Operand<T> b, Output<T> y)
    {
        int inner = a.Shape.Lengths[^1], rows = Rows(b.Shape);
        if (a.NeedsGradient)
            Matrix.AddProduct(y.Gradient, b.Value, a.Gradient, rows, inner);
        if (b.NeedsGradient)
            Matrix.AddTransposedProduct(y.Gradient, a.Value, b.Gradient, rows, inner);
    }

    private static int Rows(in Shape shape) => Dimensions.Product(shape.Lengths[..^1]);
}
