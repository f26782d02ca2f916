namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Everything that makes one element of several, and what is built on it.</summary>
public static class ReductionRows
{
    // An argument that would otherwise be made anew at each call: unoptimised callers allocate for it.
    private static readonly int[] FirstAndLast = [0, 2];

    public static readonly OperationRow[] All =
    [
        new("Sum", x => x[0].Sum(), x => x[0].Sum(), x => x[0].Sum(), "SumBackward0", [.. ShapeSets.One, .. ShapeSets.Cubes]),
        new("Sum 0", x => x[0].Sum(0), x => x[0].Sum(0), x => x[0].Sum([0]), "SumBackward0", [.. ShapeSets.Matrices, .. ShapeSets.Cubes, [[67]], [[0, 3]]]),
        new("Sum -1 keepDim", x => x[0].Sum(-1, keepDim: true), x => x[0].Sum(-1, keepDim: true), x => x[0].Sum([x[0].Lengths.Length - 1], keepDim: true), "SumBackward0", [.. ShapeSets.Matrices, .. ShapeSets.Cubes]),
        new("Sum [0, 2]", x => x[0].Sum(FirstAndLast), x => x[0].Sum(FirstAndLast), x => x[0].Sum(FirstAndLast), "SumBackward0", ShapeSets.Cubes),
        new("Mean", x => x[0].Mean(), x => x[0].Mean(), x => x[0].Mean(), "MeanBackward0", [.. ShapeSets.One, .. ShapeSets.Cubes]),
        new("Mean 0", x => x[0].Mean(0), x => x[0].Mean(0), x => x[0].Mean([0]), "MeanBackward0", [.. ShapeSets.Matrices, .. ShapeSets.Cubes, [[67]], [[0, 3]]]),
        new("Mean 1 keepDim", x => x[0].Mean(1, keepDim: true), x => x[0].Mean(1, keepDim: true), x => x[0].Mean([1], keepDim: true), "MeanBackward0", [.. ShapeSets.Matrices, .. ShapeSets.Cubes]),
        new("Mean [0, 2]", x => x[0].Mean(FirstAndLast), x => x[0].Mean(FirstAndLast), x => x[0].Mean(FirstAndLast), "MeanBackward0", ShapeSets.Cubes),

        .. ExtremeRows.All,
        .. StatisticsRows.All,
        .. NormalizationRows.All,
    ];
}
