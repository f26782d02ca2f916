namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Products of matrices and vectors.</summary>
public static class LinearAlgebraRows
{
    private static readonly Shape[][] Batches =
    [
        [[2, 3, 4], [4, 5]], [[2, 3, 4], [4]], [[2, 3, 4], [2, 4, 5]], [[3, 4], [2, 4, 5]], [[4], [2, 4, 5]], [[4], [4, 1]], [[2, 1, 3, 4], [3, 4, 2]], [[3, 1, 2], [1, 2, 1]],
        [[2, 3, 67], [2, 67, 2]], [[5, 1, 3], [1, 3, 20]], [[1, 2, 3], [4, 3, 2]], [[2, 3, 0], [2, 0, 4]], [[0, 3, 4], [0, 4, 2]], [[0, 3, 4], [1, 4, 2]], [[2, 0, 4], [4, 3]],
    ];

    private static readonly Shape[][] MatricesOnly = [[[3, 4], [4, 5]], [[7, 67], [67, 3]], [[0, 3], [3, 2]], [[3, 0], [0, 2]]];
    private static readonly Shape[][] Sums = [[[3, 5], [3, 4], [4, 5]], [[5], [3, 4], [4, 5]], [[3, 1], [3, 67], [67, 5]], [[], [2, 3], [3, 2]], [[1], [3, 0], [0, 2]], [[2], [0, 3], [3, 2]]];
    private static readonly Shape[][] VectorSums = [[[3], [3, 4], [4]], [[1], [3, 67], [67]], [[], [2, 3], [3]], [[3], [3, 0], [0]]];

    public static readonly OperationRow[] All =
    [
        new("MatMul", x => x[0].MatMul(x[1]), x => x[0].MatMul(x[1]), x => x[0].MatMul(x[1]), "MatMulBackward0", ShapeSets.Products),
        new("MatMul of batches", x => x[0].MatMul(x[1]), x => x[0].MatMul(x[1]), x => Batched(x[0], x[1]), "MatMulBackward0", Batches),
        new("Linear", x => x[0].Linear(x[1]), x => x[0].Linear(x[1]), x => x[0].MatMul(x[1].Transpose()), "LinearBackward0", ShapeSets.Weights),
        new("Linear with bias", x => x[0].Linear(x[1], x[2]), x => x[0].Linear(x[1], x[2]), x => NaiveArray.Zip(x[0].MatMul(x[1].Transpose()), x[2], (y, b) => y + b), "LinearBackward0", ShapeSets.WeightsAndBiases),
        new("Linear of selected rows", x => SelectedMatrices.For(x[0]).Linear(x[0]), x => SelectedMatrices.For(x[0]).Linear(x[0]), x => SelectedMatrices.Dense(x[0]).MatMul(x[0].Transpose()), "LinearBackward0", [[[1, 1]], [[1, 4]], [[2, 3]], [[5, 67]], [[0, 3]]]),
        new("Linear of selected rows with bias", x => SelectedMatrices.For(x[0]).Linear(x[0], x[1]), x => SelectedMatrices.For(x[0]).Linear(x[0], x[1]), x => NaiveArray.Zip(SelectedMatrices.Dense(x[0]).MatMul(x[0].Transpose()), x[1], (y, b) => y + b), "LinearBackward0", [[[1, 1], [1]], [[1, 20], [1]], [[3, 67], [3]]]),
        new("Dot", x => x[0].Dot(x[1]), x => x[0].Dot(x[1]), x => x[0].MatMul(x[1]), "MatMulBackward0", [[[4], [4]], [[67], [67]], [[0], [0]]]),
        new("Mv", x => x[0].Mv(x[1]), x => x[0].Mv(x[1]), x => x[0].MatMul(x[1]), "MatMulBackward0", [[[3, 4], [4]], [[2, 67], [67]], [[0, 3], [3]], [[3, 0], [0]]]),
        new("Mm", x => x[0].Mm(x[1]), x => x[0].Mm(x[1]), x => x[0].MatMul(x[1]), "MatMulBackward0", MatricesOnly),
        new("Bmm", x => x[0].Bmm(x[1]), x => x[0].Bmm(x[1]), x => Batched(x[0], x[1]), "MatMulBackward0", [[[2, 3, 4], [2, 4, 5]], [[1, 2, 67], [1, 67, 2]], [[0, 3, 4], [0, 4, 5]]]),
        new("Outer", x => x[0].Outer(x[1]), x => x[0].Outer(x[1]), x => NaiveArray.Of([x[0].Data.Length, x[1].Data.Length], i => x[0][i[0]] * x[1][i[1]]), "MulBackward0", [[[3], [4]], [[2], [67]], [[0], [3]]]),
        new("Inner", x => x[0].Inner(x[1]), x => x[0].Inner(x[1]), Inner, "InnerBackward0", [[[4], [4]], [[3, 4], [4]], [[3, 4], [2, 4]], [[2, 3, 67], [5, 67]], [[2, 4], [3, 2, 4]], [[3, 0], [2, 0]]]),
        new("Inner of scalars", x => x[0].Inner(x[1]), x => x[0].Inner(x[1]), x => NaiveArray.Zip(x[0], x[1], (a, b) => a * b), "MulBackward0", [[[], []], [[], [3, 4]], [[67], []]]),
        new("Addmm", x => x[0].Addmm(x[1], x[2]), x => x[0].Addmm(x[1], x[2]), x => NaiveArray.Zip(x[0], x[1].MatMul(x[2]), (c, p) => c + p), "AddmmBackward0", Sums),
        new("Addmm 2, -3", x => x[0].Addmm(x[1], x[2], beta: 2, alpha: -3), x => x[0].Addmm(x[1], x[2], beta: 2, alpha: -3), x => NaiveArray.Zip(x[0], x[1].MatMul(x[2]), (c, p) => (2 * c) - (3 * p)), "AddmmBackward0", Sums),
        new("Addmv", x => x[0].Addmv(x[1], x[2]), x => x[0].Addmv(x[1], x[2]), x => NaiveArray.Zip(x[0], x[1].MatMul(x[2]), (c, p) => c + p), "AddmvBackward0", VectorSums),
        new("Addmv 0.5, 2", x => x[0].Addmv(x[1], x[2], 0.5, 2), x => x[0].Addmv(x[1], x[2], 0.5, 2), x => NaiveArray.Zip(x[0], x[1].MatMul(x[2]), (c, p) => (0.5 * c) + (2 * p)), "AddmvBackward0", VectorSums),
        new("SparseMatMul", x => SparseMatrices.For(x[0]).MatMul(x[0]), x => SparseMatrices.For(x[0]).MatMul(x[0]), x => SparseMatrices.Dense(x[0]).MatMul(x[0]), "SparseMatMulBackward0", [.. Enumerable.Range(0, 10).Select(k => (Shape[])[[5, k]]), [[1, 1]], [[67, 1]], [[30, 67]], [[0, 3]]]),
        new("Trace", x => x[0].Trace(), x => x[0].Trace(), x => NaiveArray.Of([], _ => Enumerable.Range(0, Math.Min(x[0].Lengths[0], x[0].Lengths[1])).Sum(i => x[0][i, i])), "TraceBackward0", [[[3, 3]], [[3, 4]], [[67, 2]], [[1, 5]], [[0, 3]]]),
    ];

    private static NaiveArray Inner(NaiveArray[] x)
    {
        int[] left = x[0].Lengths[..^1], right = x[1].Lengths[..^1];
        return NaiveArray.Of([.. left, .. right], i => Enumerable.Range(0, x[0].Lengths[^1]).Sum(k => x[0][[.. i[..left.Length], k]] * x[1][[.. i[left.Length..], k]]));
    }

    private static NaiveArray Batched(NaiveArray a, NaiveArray b)
    {
        bool row = a.Lengths.Length == 1, column = b.Lengths.Length == 1;
        NaiveArray left = row ? a.Reshape(1, a.Lengths[0]) : a, right = column ? b.Reshape(b.Lengths[0], 1) : b;
        int[] batch = NaiveArray.Zip(Zeros(left.Lengths[..^2]), Zeros(right.Lengths[..^2]), (_, _) => 0).Lengths;
        NaiveArray product = NaiveArray.Of(
            [.. batch, left.Lengths[^2], right.Lengths[^1]],
            i => Enumerable.Range(0, left.Lengths[^1]).Sum(k => left[[.. i[..^1], k]] * right[[.. i[..^2], k, i[^1]]]));
        return product.Reshape([.. batch, .. (int[])(row ? [] : [left.Lengths[^2]]), .. (int[])(column ? [] : [right.Lengths[^1]])]);
    }

    private static NaiveArray Zeros(int[] lengths) => NaiveArray.Of(lengths, _ => 0);
}
