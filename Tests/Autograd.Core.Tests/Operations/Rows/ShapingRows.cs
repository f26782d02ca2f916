using System.Numerics;

namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>The same elements in another shape, parts of them, and copies.</summary>
public static class ShapingRows
{
    // Arguments that would otherwise be made anew at each call: unoptimised callers allocate for them.
    private static readonly int[] Pairs = [-1, 2];
    private static readonly int[] Wide = [3, 2, 67];
    private static readonly int[] LastFirst = [2, 0, 1];
    private static readonly int[] FirstAndLast = [0, -1];
    private static readonly int[] Middle = [1];
    private static readonly int[] Shifts = [1, -2];
    private static readonly int[] TwoAndThree = [2, 3];
    private static readonly int[] OneToTwo = [1, 0, 2];

    private static readonly Shape[][] Same = [[[3, 4], [3, 4]], [[2, 3, 67], [2, 3, 67]], [[0, 3], [0, 3]]];

    public static readonly OperationRow[] All =
    [
        new("Clone", x => x[0].Clone(), x => x[0].Clone(), x => x[0], "CloneBackward0", ShapeSets.One),

        new("Expand", x => x[0].Expand(Wide), x => x[0].Expand(Wide), x => NaiveArray.Of(Wide, i => x[0][i]), "ExpandBackward0", [[[67]], [[2, 1]], [[]], [[3, 1, 67]], [[3, 2, 67]]]),
        new("ExpandAs", x => x[0].ExpandAs(x[1]) * x[1], x => x[0].ExpandAs(x[1]) * x[1], x => NaiveArray.Zip(x[0], x[1], (a, b) => a * b), "MulBackward0", [[[3, 1], [3, 4]], [[], [2, 2]], [[1], [0, 3]]]),
        new("Reshape", x => x[0].Reshape(Pairs), x => x[0].Reshape(Pairs), x => x[0].Reshape(x[0].Data.Length / 2, 2), "ReshapeBackward0", [[[3, 4]], [[2, 3, 67]], [[0, 3]]]),
        new("Flatten", x => x[0].Flatten(), x => x[0].Flatten(), x => x[0].Reshape(x[0].Data.Length), "ReshapeBackward0", [.. ShapeSets.One, .. ShapeSets.Cubes]),
        new("Flatten 1", x => x[0].Flatten(1), x => x[0].Flatten(1), x => x[0].Reshape(x[0].Lengths[0], x[0].Lengths[1] * x[0].Lengths[2]), "ReshapeBackward0", ShapeSets.Cubes),
        new("Squeeze", x => x[0].Squeeze(), x => x[0].Squeeze(), x => x[0].Reshape([.. x[0].Lengths.Where(length => length != 1)]), "SqueezeBackward0", [.. ShapeSets.One, [[3, 1, 2]], [[1, 4, 1]]]),
        new("Squeeze 1", x => x[0].Squeeze(Middle), x => x[0].Squeeze(Middle), x => x[0].Reshape([.. x[0].Lengths.Where((length, d) => d != 1 || length != 1)]), "SqueezeBackward0", [[[3, 1, 1]], [[3, 4]], [[3, 1]]]),
        new("Unsqueeze 1", x => x[0].Unsqueeze(1), x => x[0].Unsqueeze(1), x => x[0].Reshape([x[0].Lengths[0], 1, .. x[0].Lengths[1..]]), "UnsqueezeBackward0", [[[3, 4]], [[67]], [[0, 3]]]),

        new("Select 0", x => x[0].Select(0, -1), x => x[0].Select(0, -1), x => x[0].Select(0, x[0].Lengths[0] - 1), "SelectBackward0", [.. ShapeSets.Matrices, .. ShapeSets.Cubes, [[67]]]),
        new("Select 1", x => x[0].Select(1, 0), x => x[0].Select(1, 0), x => x[0].Select(1, 0), "SelectBackward0", [.. ShapeSets.Matrices, [[2, 3, 4]], [[3, 2, 67]], [[0, 3]]]),
        new("x[0]", x => x[0][0], x => x[0][0], x => x[0].Select(0, 0), "SelectBackward0", [.. ShapeSets.Matrices, .. ShapeSets.Cubes, [[67]]]),
        new("Narrow 0", x => x[0].Narrow(0, 1, 2), x => x[0].Narrow(0, 1, 2), x => x[0].Narrow(0, 1, 2), "NarrowBackward0", [[[3, 4]], [[3]], [[4, 2, 67]], [[3, 0]]]),
        new("Narrow -1", x => x[0].Narrow(-1, 1, 2), x => x[0].Narrow(-1, 1, 2), x => x[0].Narrow(x[0].Lengths.Length - 1, 1, 2), "NarrowBackward0", [[[3, 4]], [[2, 3, 5]], [[2, 67]], [[0, 3]]]),
        new("Slice 0", x => x[0].Slice(0, 1, -1), x => x[0].Slice(0, 1, -1), x => x[0].Narrow(0, 1, x[0].Lengths[0] - 2), "SliceBackward0", [[[3, 4]], [[67]], [[4, 2, 67]], [[2, 3]]]),
        new("Slice -1", x => x[0].Slice(-1, -3), x => x[0].Slice(-1, -3), x => x[0].Narrow(x[0].Lengths.Length - 1, x[0].Lengths[^1] - 3, 3), "SliceBackward0", [[[3, 4]], [[2, 67]], [[0, 3]]]),
        new("Slice in steps", x => x[0].Slice(0, 1, null, 2), x => x[0].Slice(0, 1, null, 2), x => NaiveArray.Of([x[0].Lengths[0] / 2, .. x[0].Lengths[1..]], i => x[0][[1 + (2 * i[0]), .. i[1..]]]), "SliceBackward0", [[[4]], [[67]], [[5, 3]], [[3, 2, 67]], [[1, 3]]]),
        new("x[1..^1]", x => x[0][1..^1], x => x[0][1..^1], x => x[0].Narrow(0, 1, x[0].Lengths[0] - 2), "SliceBackward0", [[[3, 4]], [[67]], [[2, 3]]]),
        new("Unbind 0", x => x[0].Unbind()[1], x => x[0].Unbind()[1], x => x[0].Select(0, 1), "UnbindBackward0", [[[2]], [[3, 67]]]),
        new("Unbind 1", x => x[0].Unbind(1)[1], x => x[0].Unbind(1)[1], x => x[0].Select(1, 1), "UnbindBackward0", [[[3, 2]], [[2, 2, 67]]]),
        new("Split", x => x[0].Split(2)[-1], x => x[0].Split(2)[-1], x => x[0].Narrow(0, 2, 1), "SplitBackward0", [[[3]], [[3, 67]]]),
        new("Split -1", x => x[0].Split(2, -1)[1], x => x[0].Split(2, -1)[1], x => x[0].Narrow(x[0].Lengths.Length - 1, 2, 2), "SplitBackward0", [[[3, 5]], [[2, 3, 67]]]),
        new("Split sizes", x => x[0].Split(TwoAndThree)[1], x => x[0].Split(TwoAndThree)[1], x => x[0].Narrow(0, 2, 3), "SplitBackward0", [[[5]], [[5, 67]]]),
        new("Chunk", x => x[0].Chunk(2, -1)[1], x => x[0].Chunk(2, -1)[1], x => x[0].Narrow(x[0].Lengths.Length - 1, (x[0].Lengths[^1] + 1) / 2, x[0].Lengths[^1] / 2), "SplitBackward0", [[[2, 4]], [[2, 67]], [[5]]]),
        new("all parts", x => Combined(x[0].Split(2)), x => Combined(x[0].Split(2)), x => NaiveArray.Zip(x[0].Narrow(0, 0, 2), x[0].Narrow(0, 2, 1), (a, b) => a * b), "MulBackward0", [[[3]], [[3, 67]]]),

        new("Cat", x => Variable.Cat(x[0], x[1]), x => Variable.Cat(x[0], x[1]), x => Cat(x, 0), "CatBackward0", [.. Same, [[3, 4], [1, 4]], [[67], [3]], [[0, 3], [2, 3]]]),
        new("Cat 1", x => Variable.Cat([x[0], x[1], x[0]], 1), x => Variable.Cat([x[0], x[1], x[0]], 1), x => Cat([x[0], x[1], x[0]], 1), "CatBackward0", [.. Same, [[3, 4], [3, 67]], [[2, 1, 5], [2, 3, 5]], [[2, 0], [2, 3]]]),
        new("Stack", x => Variable.Stack(x[0], x[1]), x => Variable.Stack(x[0], x[1]), x => Cat([x[0].Reshape([1, .. x[0].Lengths]), x[1].Reshape([1, .. x[1].Lengths])], 0), "StackBackward0", [.. Same, [[], []], [[67], [67]]]),
        new("Stack -1", x => Variable.Stack([x[0], x[1]], -1), x => Variable.Stack([x[0], x[1]], -1), x => Cat([x[0].Reshape([.. x[0].Lengths, 1]), x[1].Reshape([.. x[1].Lengths, 1])], x[0].Lengths.Length), "StackBackward0", [.. Same, [[], []], [[67], [67]]]),
        new("Hstack", x => Variable.Hstack(x[0], x[1]), x => Variable.Hstack(x[0], x[1]), x => Cat(x, 1), "HstackBackward0", [.. Same, [[3, 4], [3, 1]]]),
        new("Hstack of vectors", x => Variable.Hstack(x[0], x[1]), x => Variable.Hstack(x[0], x[1]), x => Cat([x[0].Reshape(x[0].Data.Length), x[1].Reshape(x[1].Data.Length)], 0), "HstackBackward0", [[[3], [67]], [[], []], [[], [2]]]),
        new("Vstack", x => Variable.Vstack(x[0], x[1]), x => Variable.Vstack(x[0], x[1]), x => Cat([Rows(x[0]), Rows(x[1])], 0), "VstackBackward0", [.. Same, [[3, 4], [1, 4]], [[4], [4]], [[], []], [[2, 4], [4]]]),

        new("Flip", x => x[0].Flip(FirstAndLast), x => x[0].Flip(FirstAndLast), x => NaiveArray.Of(x[0].Lengths, i => x[0][[x[0].Lengths[0] - 1 - i[0], .. i[1..^1], x[0].Lengths[^1] - 1 - i[^1]]]), "FlipBackward0", [.. ShapeSets.Matrices, .. ShapeSets.Cubes, [[0, 3]]]),
        new("Roll", x => x[0].Roll(-2), x => x[0].Roll(-2), x => NaiveArray.Of(x[0].Lengths, i => x[0].Data[(At(x[0].Lengths, i) + 2) % x[0].Data.Length]), "RollBackward0", [.. ShapeSets.One, .. ShapeSets.Matrices]),
        new("Roll 1", x => x[0].Roll(5, 1), x => x[0].Roll(5, 1), x => NaiveArray.Of(x[0].Lengths, i => x[0][[i[0], Modulo(i[1] - 5, x[0].Lengths[1]), .. i[2..]]]), "RollBackward0", [.. ShapeSets.Matrices, .. ShapeSets.Cubes]),
        new("Roll [0, -1]", x => x[0].Roll(Shifts, FirstAndLast), x => x[0].Roll(Shifts, FirstAndLast), x => NaiveArray.Of(x[0].Lengths, i => x[0][[Modulo(i[0] - 1, x[0].Lengths[0]), .. i[1..^1], Modulo(i[^1] + 2, x[0].Lengths[^1])]]), "RollBackward0", [.. ShapeSets.Matrices, .. ShapeSets.Cubes]),
        new("Repeat", x => x[0].Repeat(OneToTwo), x => x[0].Repeat(OneToTwo), x => Tile(x[0], OneToTwo), "RepeatBackward0", [[[3, 4]], [[]], [[67]]]),
        new("Repeat [3, 2, 67]", x => x[0].Repeat(Wide), x => x[0].Repeat(Wide), x => Tile(x[0], Wide), "RepeatBackward0", [[[2]], [[]], [[2, 1]], [[2, 1, 2]], [[0, 3]]]),
        new("Tile", x => x[0].Tile(TwoAndThree), x => x[0].Tile(TwoAndThree), x => Tile(x[0], [.. Enumerable.Repeat(1, Math.Max(0, x[0].Lengths.Length - 2)), 2, 3]), "RepeatBackward0", [[[3, 4]], [[2, 3, 4]], [[67]], [[]], [[0, 3]]]),

        new("Transpose", x => x[0].Transpose(0, -1), x => x[0].Transpose(0, -1), x => NaiveArray.Of([x[0].Lengths[^1], .. x[0].Lengths[1..^1], x[0].Lengths[0]], i => x[0][[i[^1], .. i[1..^1], i[0]]]), "TransposeBackward0", [.. ShapeSets.Matrices, .. ShapeSets.Cubes, [[0, 3]]]),
        new("x.T", x => x[0].T, x => x[0].T, x => x[0].Transpose(), "TransposeBackward0", [.. ShapeSets.Matrices, [[0, 3]]]),
        new("Permute", x => x[0].Permute(LastFirst), x => x[0].Permute(LastFirst), x => NaiveArray.Of([x[0].Lengths[2], x[0].Lengths[0], x[0].Lengths[1]], i => x[0][[i[1], i[2], i[0]]]), "PermuteBackward0", ShapeSets.Cubes),
    ];

    private static Variable<T> Combined<T>(Parts<T> parts)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Variable<T>? product = null;
        foreach (Variable<T> part in parts)
            product = product is { } before ? before * part : part;
        return product!.Value;
    }

    private static NaiveArray Cat(NaiveArray[] parts, int dim)
    {
        int length = parts.Sum(part => part.Lengths[dim]);
        return NaiveArray.Of([.. parts[0].Lengths.Select((n, d) => d == dim ? length : n)], i =>
        {
            int part = 0, at = i[dim];
            while (at >= parts[part].Lengths[dim])
                at -= parts[part++].Lengths[dim];
            return parts[part][[.. i[..dim], at, .. i[(dim + 1)..]]];
        });
    }

    private static NaiveArray Rows(NaiveArray x) => x.Lengths.Length >= 2 ? x : x.Reshape(1, x.Data.Length);

    private static NaiveArray Tile(NaiveArray x, int[] repeats)
    {
        int[] lengths = [.. Enumerable.Repeat(1, repeats.Length - x.Lengths.Length), .. x.Lengths];
        NaiveArray source = x.Reshape(lengths);
        return NaiveArray.Of([.. lengths.Zip(repeats, (length, count) => length * count)], i => source[[.. i.Zip(lengths, (at, length) => at % length)]]);
    }

    private static int At(int[] lengths, int[] index) => index.Zip(lengths).Aggregate(0, (at, i) => (at * i.Second) + i.First);

    private static int Modulo(int value, int length) => ((value % length) + length) % length;
}
