using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = a · b; da += dy · bᵀ; db += aᵀ · dy</c></summary>
    /// <remarks>
    /// A vector on the left is a row, on the right a column, and its dimension is absent from the result. The last two dimensions
    /// hold matrices; those before them are batches, and broadcast.
    /// </remarks>
    /// <param name="a">Of shape [.., n, k] or [k].</param>
    /// <param name="b">Of shape [.., k, m] or [k].</param>
    /// <returns>Of shape [.., n, m], without the dimension of a vector.</returns>
    /// <exception cref="ArgumentException">The inner lengths differ, the batches do not broadcast, or an operand is a scalar.</exception>
    public static Variable<T> MatMul<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape left = a.Shape, right = b.Shape;
        if (left.Rank == 0 || right.Rank == 0)
            throw new ArgumentException($"MatMul: operands must have at least one dimension, left is {left} and right is {right}. Use Mul for scalars.", nameof(b));
        if (left[-1] != right[right.Rank == 1 ? 0 : -2])
            throw new ArgumentException($"MatMul: inner lengths differ, left is {left} and right is {right}.", nameof(b));
        return right.Rank <= 2
            ? Recorder.Binary(a, b, MatMulOperation<T>.ResultShape(left.Lengths[..^1], [], right), default(MatMulOperation<T>))
            : Recorder.Binary(a, b, BatchedMatMulOperation<T>.ResultShape(left, right), default(BatchedMatMulOperation<T>));
    }
}

/// <summary>The right side is one matrix or vector; then all rows of the left side are those of one matrix.</summary>
internal readonly struct MatMulOperation<T> : IBinaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "MatMul";

    public static Reads Saves(bool needsA, bool needsB)
        => (needsA ? Reads.Second : Reads.None) | (needsB ? Reads.First : Reads.None);

    /// <summary>The batch, the rows, and the columns of the right side unless it is a vector.</summary>
    public static Shape ResultShape(ReadOnlySpan<int> batch, ReadOnlySpan<int> rows, in Shape right)
    {
        Span<int> lengths = stackalloc int[Shape.MaxRank + 2];
        batch.CopyTo(lengths);
        rows.CopyTo(lengths[batch.Length..]);
        int rank = batch.Length + rows.Length;
        if (right.Rank > 1)
            lengths[rank++] = right.Lengths[^1];
        return new Shape(lengths[..rank]);
    }

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
