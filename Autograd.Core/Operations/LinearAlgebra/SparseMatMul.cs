using System.Numerics;
using Autograd.Core.Kernels;
using Autograd.Core.Sparse;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x · W; dW_c += Σ_i x_ic · dy_i</c>: the product of sparse rows with a matrix; PyTorch's <c>torch.sparse.mm</c>.</summary>
    /// <param name="x">The rows. Must not be changed until backward has run. Gets no gradient.</param>
    /// <param name="weight">W, of shape [columns, k].</param>
    /// <returns>Of shape [rows, k].</returns>
    /// <remarks>Costs as much as there are elements in x, times k, however many columns there are; but the gradient of W has its shape.</remarks>
    /// <exception cref="ArgumentException">The weight is no matrix, or has not a row for each column of x; or x has a column that does not exist.</exception>
    public static Variable<T> MatMul<T>(this SparseRows<T> x, Variable<T> weight)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        Shape ws = weight.Shape;
        if (ws.Rank != 2 || ws[0] != x.ColumnCount)
            throw new ArgumentException($"SparseMatMul: weight must be [columns, k], x is [{x.RowCount}, {x.ColumnCount}] and weight is {ws}.", nameof(weight));
        return Recorder.Unary(weight, [x.RowCount, ws[1]], new SparseMatMulOperation<T>(x));
    }
}

internal readonly struct SparseMatMulOperation<T>(SparseRows<T> x) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int _version = x.Version;

    public static string Name => "SparseMatMul";

    public static Reads Saves => Reads.None;

    public void Forward(in Shape ws, ReadOnlySpan<T> weight, in Shape ys, Span<T> y)
    {
        CheckColumns();
        SparseMatrix.Multiply(x.RowOffsets, x.ColumnIndices, x.Values, weight, y, ws.Lengths[1]);
    }

    public void Backward(Operand<T> weight, Output<T> y)
    {
        SavedRows.ThrowIfChanged(Name, "sparse", typeof(T), y.Shape[0], x.ColumnCount, x.Version, _version);
        if (!weight.NeedsGradient)
            return;
        CheckColumns();
        SparseMatrix.AddTransposedProduct(x.RowOffsets, x.ColumnIndices, x.Values, y.Gradient, weight.Gradient, weight.Shape.Lengths[1]);
    }

    private void CheckColumns()
    {
        int wrong = SparseMatrix.FirstOutside(x.ColumnIndices, x.ColumnCount);
        if (wrong >= 0)
            throw new ArgumentException(
                $"SparseMatMul: x is [{x.RowCount}, {x.ColumnCount}] and has an element in column {x.ColumnIndices[wrong]}. Check what is written to the rows after Append.", nameof(x));
    }
}
