namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Largest and smallest elements.</summary>
public static class ExtremeRows
{
    private static readonly Shape[][] NotEmpty = [[[3, 4]], [[]], [[1]], [[67]], [[2, 3, 67]]];
    private static readonly Shape[][] Cubes = [[[2, 3, 4]], [[3, 1, 2]], [[2, 3, 67]], [[3, 67, 2]]];
    private static readonly int[] FirstAndLast = [0, 2];

    public static readonly OperationRow[] All =
    [
        new("Amax", x => x[0].Amax(), x => x[0].Amax(), x => x[0].Reduce([], Enumerable.Max), "AmaxBackward0", NotEmpty),
        new("Amax 0", x => x[0].Amax(0), x => x[0].Amax(0), x => x[0].Reduce([0], Enumerable.Max), "AmaxBackward0", [.. Cubes, [[5]], [[3, 0]]]),
        new("Amax 1 keepDim", x => x[0].Amax(1, keepDim: true), x => x[0].Amax(1, keepDim: true), x => x[0].Reduce([1], Enumerable.Max, keepDim: true), "AmaxBackward0", Cubes),
        new("Amax [0, 2]", x => x[0].Amax(FirstAndLast), x => x[0].Amax(FirstAndLast), x => x[0].Reduce(FirstAndLast, Enumerable.Max), "AmaxBackward0", [.. Cubes, [[2, 0, 3]]]),
        new("Amin", x => x[0].Amin(), x => x[0].Amin(), x => x[0].Reduce([], Enumerable.Min), "AminBackward0", NotEmpty),
        new("Amin -1", x => x[0].Amin(-1), x => x[0].Amin(-1), x => x[0].Reduce([-1], Enumerable.Min), "AminBackward0", Cubes),
        new("Amin [0, 2] keepDim", x => x[0].Amin(FirstAndLast, keepDim: true), x => x[0].Amin(FirstAndLast, keepDim: true), x => x[0].Reduce(FirstAndLast, Enumerable.Min, keepDim: true), "AminBackward0", Cubes),

        new("Max", x => x[0].Max(), x => x[0].Max(), x => x[0].Reduce([], Enumerable.Max), "MaxBackward0", NotEmpty),
        new("Max 0", x => x[0].Max(0).Values, x => x[0].Max(0).Values, x => x[0].Reduce([0], Enumerable.Max), "MaxBackward0", [.. Cubes, [[5]], [[3, 0]]]),
        new("Max 1 keepDim", x => x[0].Max(1, keepDim: true).Values, x => x[0].Max(1, keepDim: true).Values, x => x[0].Reduce([1], Enumerable.Max, keepDim: true), "MaxBackward0", Cubes),
        new("Min", x => x[0].Min(), x => x[0].Min(), x => x[0].Reduce([], Enumerable.Min), "MinBackward0", NotEmpty),
        new("Min -1", x => x[0].Min(-1).Values, x => x[0].Min(-1).Values, x => x[0].Reduce([-1], Enumerable.Min), "MinBackward0", Cubes),
    ];
}
