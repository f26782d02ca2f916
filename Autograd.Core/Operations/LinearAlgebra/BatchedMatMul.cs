using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>A product with a batch of matrices on the right; the entry method is <see cref="Variable.MatMul{T}(Variable{T}, Variable{T})"/>.</summary>
internal readonly struct BatchedMatMulOperation<T> : IBinaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "MatMul";

    public static Reads Saves(bool needsA, bool needsB) => MatMulOperation<T>.Saves(needsA, needsB);

    public static Shape ResultShape(in Shape left, in Shape right)
    {
        Shape batch = Broadcasting.ResultShape<BatchedMatMulOperation<T>>(new Shape(Batch(left)), new Shape(Batch(right)));
        return MatMulOperation<T>.ResultShape(batch.Lengths, left.Rank == 1 ? [] : left.Lengths[^2..^1], right);
    }

    public void Forward(in Shape aShape, ReadOnlySpan<T> a, in Shape bShape, ReadOnlySpan<T> b, in Shape ys, Span<T> y)
        => BatchedMatrix.Multiply(Batch(aShape), a, Batch(bShape), b, Sizes(aShape, bShape), y);

    public void Backward(Operand<T> a, Operand<T> b, Output<T> y)
    {
        ReadOnlySpan<int> aBatch = Batch(a.Shape), bBatch = Batch(b.Shape);
        MatrixSizes sizes = Sizes(a.Shape, b.Shape);
        if (a.NeedsGradient)
            BatchedMatrix.AddGradientOfA(aBatch, bBatch, b.Value, sizes, y.Gradient, a.Gradient);
        if (b.NeedsGradient)
            BatchedMatrix.AddGradientOfB(aBatch, a.Value, bBatch, sizes, y.Gradient, b.Gradient);
    }

    private static ReadOnlySpan<int> Batch(in Shape shape) => shape.Rank <= 2 ? [] : shape.Lengths[..^2];

    private static MatrixSizes Sizes(in Shape a, in Shape b) => new(a.Rank == 1 ? 1 : a.Lengths[^2], a.Lengths[^1], b.Lengths[^1]);
}
