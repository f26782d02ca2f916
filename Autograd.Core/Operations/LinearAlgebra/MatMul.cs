using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = a · b; da += dy · bᵀ; db += aᵀ · dy</c></summary>
    /// <remarks>Matrices and vectors: a vector on the left is a row, on the right a column, and its dimension is absent from the result.</remarks>
    /// <param name="a">Of shape [n, k] or [k].</param>
    /// <param name="b">Of shape [k, m] or [k].</param>
    /// <returns>Of shape [n, m], without the dimension of a vector.</returns>
    /// <exception cref="ArgumentException">The inner lengths differ, or an operand is neither a vector nor a matrix.</exception>
    public static Variable<T> MatMul<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape left = a.Shape, right = b.Shape;
        if (left.Rank is < 1 or > 2 || right.Rank is < 1 or > 2)
            throw new ArgumentException($"MatMul: operands must be vectors or matrices, left is {left} and right is {right}.", nameof(b));
        if (left[-1] != right[0])
            throw new ArgumentException($"MatMul: inner lengths differ, left is {left} and right is {right}.", nameof(b));

        Span<int> lengths = stackalloc int[2];
        int rank = 0;
        if (left.Rank == 2)
            lengths[rank++] = left[0];
        if (right.Rank == 2)
            lengths[rank++] = right[1];
        return Recorder.Binary(a, b, new Shape(lengths[..rank]), default(MatMulOperation<T>));
    }
}

internal readonly struct MatMulOperation<T> : IBinaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "MatMul";

    public static Reads Saves(bool needsA, bool needsB)
        => (needsA ? Reads.Second : Reads.None) | (needsB ? Reads.First : Reads.None);

    public void Forward(in Shape aShape, ReadOnlySpan<T> a, in Shape bShape, ReadOnlySpan<T> b, in Shape ys, Span<T> y)
        => Matrix.Multiply(a, b, y, bShape.Lengths[0], Columns(bShape));

    public void Backward(Operand<T> a, Operand<T> b, Output<T> y)
    {
        int inner = b.Shape.Lengths[0], columns = Columns(b.Shape);
        if (a.NeedsGradient)
            Matrix.AddProductTransposed(y.Gradient, b.Value, a.Gradient, columns, inner);
        if (b.NeedsGradient)
            Matrix.AddTransposedProduct(a.Value, y.Gradient, b.Gradient, inner, columns);
    }

    private static int Columns(in Shape shape) => shape.Rank == 2 ? shape.Lengths[1] : 1;
}
