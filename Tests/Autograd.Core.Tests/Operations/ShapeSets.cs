namespace Autograd.Core.Tests.Operations;

/// <summary>Sets of input shapes that several rows are tried on.</summary>
public static class ShapeSets
{
    // 67 is more than the widest vector and no multiple of one; 260 and 300 are more than the blocks that gradients are summed in.
    public static readonly Shape[][] One = [[[3, 4]], [[]], [[1]], [[0, 3]], [[67]]];
    public static readonly Shape[][] Matrices = [[[3, 4]], [[1, 5]], [[2, 67]], [[67, 2]]];
    public static readonly Shape[][] Cubes = [[[2, 3, 4]], [[3, 1, 2]], [[2, 0, 3]], [[2, 3, 67]]];
    public static readonly Shape[][] Same = [[[3, 4], [3, 4]], [[], []], [[0, 3], [0, 3]], [[67], [67]], [[300], [300]]];

    public static readonly Shape[][] Broadcast =
    [
        .. Same,
        [[3, 4], [4]], [[4], [3, 4]], [[3, 1], [1, 4]], [[2, 3, 4], [3, 1]], [[3, 1], [2, 3, 4]], [[], [3]], [[3], []], [[1], [20, 1]],
        [[0, 3], [3]], [[1, 3], [0, 3]], [[67], []], [[3, 67], [67]], [[67], [3, 1]], [[3], [67, 1]], [[2, 1, 3], [5, 1]], [[2, 260], [2, 1]], [[1], [300]],
    ];

    public static readonly Shape[][] Three =
    [
        [[3, 4], [3, 4], [3, 4]], [[], [], []], [[0, 3], [3], [1, 3]], [[67], [67], [67]], [[600], [600], [600]], [[3, 4], [4], []], [[4], [3, 1], [3, 4]],
        [[1], [2, 1, 3], [5, 1]], [[2, 1, 1], [3, 1], [4]], [[], [600], [1]], [[600], [], [2, 1]], [[2, 3, 1, 5], [3, 4, 1], [2, 1, 1, 1]], [[1], [1, 3], [0, 3]],
        [[2, 3, 2, 2], [3, 1, 1], [2, 3, 1, 2]],
    ];

    public static readonly Shape[][] Products =
    [
        [[3, 4], [4, 5]], [[4], [4, 5]], [[3, 4], [4]], [[4], [4]], [[4, 3], [3, 1]], [[1, 4], [4, 1]], [[5, 1], [1, 6]],
        [[7, 67], [67, 3]], [[3, 5], [5, 67]], [[9, 33], [33, 18]], [[67], [67]], [[0, 3], [3, 2]], [[3, 0], [0, 2]], [[2, 3], [3, 0]],
    ];

    public static readonly Shape[][] Weights =
    [
        [[3, 4], [5, 4]], [[4], [5, 4]], [[2, 3, 4], [5, 4]], [[16, 1], [1, 1]], [[7, 67], [1, 67]], [[9, 33], [18, 33]], [[0, 3], [2, 3]], [[3, 0], [2, 0]], [[3, 2], [0, 2]],
    ];

    public static readonly Shape[][] WeightsAndBiases = [.. Weights.Select(shapes => (Shape[])[.. shapes, [shapes[1][0]]])];
}
