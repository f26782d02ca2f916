using System.Numerics;

namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Changes in place of a copy, so that they are recorded.</summary>
public static class InPlaceRows
{
    private static readonly Shape[][] BroadcastToFirst =
        [.. ShapeSets.Same, [[3, 4], [4]], [[2, 3, 4], [3, 1]], [[3], []], [[0, 3], [3]], [[67], []], [[3, 67], [67]], [[2, 260], [2, 1]]];

    public static readonly OperationRow[] All =
    [
        new("a += b", x => x[0].Clone().Add_(x[1]), x => x[0].Clone().Add_(x[1]), x => NaiveArray.Zip(x[0], x[1], (a, b) => a + b), "AddBackward0", BroadcastToFirst),
        new("a += 1.5", x => x[0].Clone().Add_(1.5), x => x[0].Clone().Add_(1.5f), x => x[0].Map(a => a + 1.5), "AddBackward0", ShapeSets.One),
        new("a -= b", x => x[0].Clone().Sub_(x[1]), x => x[0].Clone().Sub_(x[1]), x => NaiveArray.Zip(x[0], x[1], (a, b) => a - b), "SubBackward0", BroadcastToFirst),
        new("a -= 1", x => x[0].Clone().Sub_(1), x => x[0].Clone().Sub_(1), x => x[0].Map(a => a - 1), "SubBackward0", ShapeSets.One),
        new("a *= b", x => x[0].Clone().Mul_(x[1]), x => x[0].Clone().Mul_(x[1]), x => NaiveArray.Zip(x[0], x[1], (a, b) => a * b), "MulBackward0", BroadcastToFirst),
        new("a *= 3", x => x[0].Clone().Mul_(3), x => x[0].Clone().Mul_(3), x => x[0].Map(a => a * 3), "MulBackward0", ShapeSets.One),
        new("a /= b", x => x[0].Clone().Div_(x[1]), x => x[0].Clone().Div_(x[1]), x => NaiveArray.Zip(x[0], x[1], (a, b) => a / b), "DivBackward0", BroadcastToFirst) { Domain = Domain.NotZero },
        new("a /= 4", x => x[0].Clone().Div_(4), x => x[0].Clone().Div_(4), x => x[0].Map(a => a / 4), "DivBackward0", ShapeSets.One),
        new("Fill_", x => x[0].Clone().Fill_(5), x => x[0].Clone().Fill_(5), x => x[0].Map(_ => 5), "FillBackward0", ShapeSets.One),
        new("Copy_", x => x[0].Clone().Copy_(x[1]), x => x[0].Clone().Copy_(x[1]), x => NaiveArray.Zip(x[0], x[1], (_, b) => b), "CopyBackward0", BroadcastToFirst),
        new("a[0] = b", x => Assigned(x[0].Clone(), x[1]), x => Assigned(x[0].Clone(), x[1]), x => NaiveArray.Of(x[0].Lengths, i => i[0] == 0 ? x[1][i[1..]] : x[0][i]), "CopySlices", [[[3, 4], [4]], [[2, 67], []], [[3, 2, 67], [2, 1]], [[3], []]]),
    ];

    private static Variable<T> Assigned<T>(Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        a[0] = b;
        return a;
    }
}
