using System.Numerics;

namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Elements chosen by indices and masks, diagonals and triangles. Indices are constants: they have no gradient.</summary>
public static class IndexingRows
{
    private static readonly int[] Chosen = [2, 0, 2, 1];
    private static readonly int[] Rows = [1, 0, 1, 1, 0, 2];
    private static readonly double[] Holes = [1, 0, 0, -3, 1, 0];

    private static readonly Shape[][] AtLeastThree = [[[3, 4]], [[3]], [[5, 2, 67]], [[3, 0]]];
    private static readonly Shape[][] Square = [[[3, 3]], [[3, 5]], [[5, 3]], [[1, 67]], [[67, 2]]];

    public static readonly OperationRow[] All =
    [
        new("IndexSelect 0", x => x[0].IndexSelect(0, Chosen), x => x[0].IndexSelect(0, Chosen), x => IndexSelect(x[0], 0), "IndexSelectBackward0", AtLeastThree),
        new("IndexSelect -1", x => x[0].IndexSelect(-1, Index<double>.Chosen), x => x[0].IndexSelect(-1, Index<float>.Chosen), x => IndexSelect(x[0], x[0].Lengths.Length - 1), "IndexSelectBackward0", [[[3, 4]], [[3]], [[2, 67]], [[0, 3]]]),
        new("IndexAdd 0", x => x[0].IndexAdd(0, Chosen, x[1]), x => x[0].IndexAdd(0, Chosen, x[1]), x => IndexAdd(x, 0, 1), "IndexAddBackward0", [[[3, 2], [4, 2]], [[3], [4]], [[5, 67], [4, 67]]]),
        new("IndexAdd 1, -2", x => x[0].IndexAdd(1, Index<double>.Chosen, x[1], -2), x => x[0].IndexAdd(1, Index<float>.Chosen, x[1], -2), x => IndexAdd(x, 1, -2), "IndexAddBackward0", [[[3, 4], [3, 4]], [[2, 3, 67], [2, 4, 67]], [[0, 3], [0, 4]]]),
        new("Embedding", x => x[0].Embedding(Index<double>.Rows), x => x[0].Embedding(Index<float>.Rows), x => NaiveArray.Of([2, 3, x[0].Lengths[1]], i => x[0][Rows[(3 * i[0]) + i[1]], i[2]]), "EmbeddingBackward0", [[[3, 4]], [[5, 67]], [[3, 1]]]),
        new("Embedding with padding", x => x[0].Embedding(Rows, paddingIdx: -1) + x[0].Narrow(0, 0, 1), x => x[0].Embedding(Rows, paddingIdx: -1) + x[0].Narrow(0, 0, 1), x => NaiveArray.Of([6, x[0].Lengths[1]], i => x[0][Rows[i[0]], i[1]] + x[0][0, i[1]]), "AddBackward0", [[[4, 3]]]),

        new("Gather 0", x => x[0].Gather(0, Index<double>.Matrix), x => x[0].Gather(0, Index<float>.Matrix), x => NaiveArray.Of([2, 3], i => x[0][Rows[(3 * i[0]) + i[1]], i[1]]), "GatherBackward0", [[[3, 3]], [[3, 67]]]),
        new("Gather 1", x => x[0].Gather(1, Index<double>.Matrix), x => x[0].Gather(1, Index<float>.Matrix), x => NaiveArray.Of([2, 3], i => x[0][i[0], Rows[(3 * i[0]) + i[1]]]), "GatherBackward0", [[[3, 3]], [[2, 67]]]),
        new("Gather of a vector", x => x[0].Gather(0, Index<double>.Chosen), x => x[0].Gather(0, Index<float>.Chosen), x => IndexSelect(x[0], 0), "GatherBackward0", [[[3]], [[67]]]),
        new("ScatterAdd 0", x => x[0].ScatterAdd(0, Index<double>.Matrix, x[1]), x => x[0].ScatterAdd(0, Index<float>.Matrix, x[1]), x => ScatterAdd(x, 0), "ScatterAddBackward0", [[[3, 3], [2, 3]], [[5, 67], [2, 3]], [[3, 3], [4, 5]]]),
        new("ScatterAdd 1", x => x[0].ScatterAdd(1, Index<double>.Matrix, x[1]), x => x[0].ScatterAdd(1, Index<float>.Matrix, x[1]), x => ScatterAdd(x, 1), "ScatterAddBackward0", [[[2, 3], [2, 3]], [[3, 67], [2, 67]]]),

        new("MaskedFill", x => x[0].MaskedFill(Index<double>.Mask, 5), x => x[0].MaskedFill(Index<float>.Mask, 5), x => NaiveArray.Zip(x[0], Mask(2, 3), (a, m) => m != 0 ? 5 : a), "MaskedFillBackward0", [[[2, 3]], [[3]], [[]], [[2, 1]], [[4, 1, 1]], [[0, 2, 3]]]),
        new("MaskedFill value", x => x[0].MaskedFill(Index<double>.Mask, x[1]), x => x[0].MaskedFill(Index<float>.Mask, x[1]), x => NaiveArray.Zip(x[0], Mask(2, 3), (a, m) => m != 0 ? x[1].Data[0] : a), "MaskedFillBackward0", [[[2, 3], []], [[3], []], [[], []], [[4, 1, 1], []], [[5, 2, 1], []], [[5, 2, 3], []], [[0, 2, 3], []]]),
        new("MaskedFill by comparison", x => x[0].MaskedFill(x[1] > 0, 5) + x[1], x => x[0].MaskedFill(x[1] > 0, 5) + x[1], x => NaiveArray.Zip(x[0], x[1], (a, b) => (b > 0 ? 5 : a) + b), "AddBackward0", ShapeSets.Broadcast),
        new("MaskedSelect", x => x[0].MaskedSelect(Index<double>.Mask), x => x[0].MaskedSelect(Index<float>.Mask), x => MaskedSelect(x[0], Mask(2, 3)), "MaskedSelectBackward0", [[[2, 3]], [[3]], [[]], [[4, 2, 3]], [[4, 1, 3]], [[0, 2, 3]]]),
        new("MaskedSelect by comparison", x => x[0].MaskedSelect(x[0] > 0), x => x[0].MaskedSelect(x[0] > 0), x => MaskedSelect(x[0], x[0].Map(a => a > 0 ? 1 : 0)), "MaskedSelectBackward0", [.. ShapeSets.One, .. ShapeSets.Matrices]),
        new("MaskedSelect all or none", x => x[0].MaskedSelect(Index<double>.Column), x => x[0].MaskedSelect(Index<float>.Column), x => MaskedSelect(x[0], Mask(6, 1)), "MaskedSelectBackward0", [[[6, 67]], [[6]], [[1]]]),

        new("Diagonal", x => x[0].Diagonal(), x => x[0].Diagonal(), x => Diagonal(x[0], 0), "DiagonalBackward0", [.. Square, [[0, 3]]]),
        new("Diagonal 1", x => x[0].Diagonal(1), x => x[0].Diagonal(1), x => Diagonal(x[0], 1), "DiagonalBackward0", Square),
        new("Diagonal -2", x => x[0].Diagonal(-2), x => x[0].Diagonal(-2), x => Diagonal(x[0], -2), "DiagonalBackward0", Square),
        new("Diagonal of 2, 0", x => x[0].Diagonal(1, 2, 0), x => x[0].Diagonal(1, 2, 0), x => NaiveArray.Of([x[0].Lengths[1], Math.Max(0, Math.Min(x[0].Lengths[2], x[0].Lengths[0] - 1))], i => x[0][i[1] + 1, i[0], i[1]]), "DiagonalBackward0", ShapeSets.Cubes),
        new("Diag of a vector", x => x[0].Diag(1), x => x[0].Diag(1), x => NaiveArray.Of([x[0].Data.Length + 1, x[0].Data.Length + 1], i => i[1] == i[0] + 1 ? x[0][i[0]] : 0), "DiagBackward0", [[[3]], [[1]], [[0]], [[20]]]),
        new("Diag of a vector -2", x => x[0].Diag(-2), x => x[0].Diag(-2), x => NaiveArray.Of([x[0].Data.Length + 2, x[0].Data.Length + 2], i => i[1] == i[0] - 2 ? x[0][i[1]] : 0), "DiagBackward0", [[[3]], [[1]], [[0]]]),
        new("Diag of a matrix", x => x[0].Diag(), x => x[0].Diag(), x => Diagonal(x[0], 0), "DiagonalBackward0", Square),
        new("Tril", x => x[0].Tril(), x => x[0].Tril(), x => NaiveArray.Of(x[0].Lengths, i => i[^1] <= i[^2] ? x[0][i] : 0), "TrilBackward0", [.. Square, .. ShapeSets.Cubes]),
        new("Tril 1", x => x[0].Tril(1), x => x[0].Tril(1), x => NaiveArray.Of(x[0].Lengths, i => i[^1] <= i[^2] + 1 ? x[0][i] : 0), "TrilBackward0", [.. Square, .. ShapeSets.Cubes]),
        new("Triu", x => x[0].Triu(), x => x[0].Triu(), x => NaiveArray.Of(x[0].Lengths, i => i[^1] >= i[^2] ? x[0][i] : 0), "TriuBackward0", [.. Square, .. ShapeSets.Cubes]),
        new("Triu -1", x => x[0].Triu(-1), x => x[0].Triu(-1), x => NaiveArray.Of(x[0].Lengths, i => i[^1] >= i[^2] - 1 ? x[0][i] : 0), "TriuBackward0", [.. Square, .. ShapeSets.Cubes]),
    ];

    private static NaiveArray Mask(params int[] lengths) => new(lengths, Holes);

    private static NaiveArray IndexSelect(NaiveArray x, int dim)
        => NaiveArray.Of([.. x.Lengths.Select((length, d) => d == dim ? Chosen.Length : length)], i => x[[.. i[..dim], Chosen[i[dim]], .. i[(dim + 1)..]]]);

    private static NaiveArray IndexAdd(NaiveArray[] x, int dim, double alpha)
        => NaiveArray.Of(x[0].Lengths, i => x[0][i] + (alpha * Enumerable.Range(0, Chosen.Length).Sum(k => Chosen[k] == i[dim] ? x[1][[.. i[..dim], k, .. i[(dim + 1)..]]] : 0)));

    private static NaiveArray ScatterAdd(NaiveArray[] x, int dim)
    {
        double[] sums = [.. x[0].Data];
        int columns = x[0].Lengths[1];
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                int index = Rows[(3 * i) + j];
                sums[dim == 0 ? (index * columns) + j : (i * columns) + index] += x[1][i, j];
            }
        }

        return new NaiveArray(x[0].Lengths, sums);
    }

    private static NaiveArray MaskedSelect(NaiveArray x, NaiveArray mask)
    {
        var selected = new List<double>();
        NaiveArray.Of(NaiveArray.Zip(x, mask, (_, _) => 0).Lengths, i =>
        {
            if (mask[i] != 0)
                selected.Add(x[i]);
            return 0;
        });
        return new NaiveArray([selected.Count], [.. selected]);
    }

    private static NaiveArray Diagonal(NaiveArray x, int offset)
    {
        double[] elements = [.. Enumerable.Range(0, x.Lengths[0]).Where(i => i + offset >= 0 && i + offset < x.Lengths[1]).Select(i => x[i, i + offset])];
        return new NaiveArray([elements.Length], elements);
    }

    private static class Index<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static readonly Variable<T> Chosen = Variable.Create<T>([.. IndexingRows.Chosen.Select(T.CreateChecked)]);
        public static readonly Variable<T> Rows = Variable.Create<T>([.. IndexingRows.Rows.Select(T.CreateChecked)], [2, 3]);
        public static readonly Variable<T> Matrix = Rows;
        public static readonly Variable<T> Mask = Variable.Create<T>([.. Holes.Select(T.CreateChecked)], [2, 3]);
        public static readonly Variable<T> Column = Mask.Reshape(6, 1);
    }
}
