namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Functions that round or bound.</summary>
public static class RoundingRows
{
    public static readonly OperationRow[] All =
    [
        new("Sign", x => x[0].Sign(), x => x[0].Sign(), x => x[0].Map(a => Math.Sign(a)), "SignBackward0", ShapeSets.One),
        new("Floor", x => x[0].Floor(), x => x[0].Floor(), x => x[0].Map(Math.Floor), "FloorBackward0", ShapeSets.One),
        new("Ceil", x => x[0].Ceil(), x => x[0].Ceil(), x => x[0].Map(Math.Ceiling), "CeilBackward0", ShapeSets.One),
        new("Trunc", x => x[0].Trunc(), x => x[0].Trunc(), x => x[0].Map(Math.Truncate), "TruncBackward0", ShapeSets.One),
        new("Round", x => x[0].Round(), x => x[0].Round(), x => x[0].Map(Math.Round), "RoundBackward0", ShapeSets.One),
        new("Round 1", x => x[0].Round(1), x => x[0].Round(1), x => x[0].Map(a => Math.Round(a, 1)), "RoundBackward0", ShapeSets.One),
        new("Clamp -1, 0.5", x => x[0].Clamp(-1, 0.5), x => x[0].Clamp(-1, 0.5f), x => x[0].Map(a => Math.Clamp(a, -1, 0.5)), "ClampBackward0", ShapeSets.One),
        new("Clamp", x => x[0].Clamp(x[1], x[2]), x => x[0].Clamp(x[1], x[2]), x => Reference.Zip(x, (a, low, high) => Math.Min(Math.Max(a, low), high)), "ClampBackward0", ShapeSets.Three),
        new("ClampMin 0.5", x => x[0].ClampMin(0.5), x => x[0].ClampMin(0.5f), x => x[0].Map(a => Math.Max(a, 0.5)), "ClampMinBackward0", ShapeSets.One),
        new("ClampMin", x => x[0].ClampMin(x[1]), x => x[0].ClampMin(x[1]), x => NaiveArray.Zip(x[0], x[1], Math.Max), "ClampMinBackward0", ShapeSets.Broadcast),
        new("ClampMax 0.5", x => x[0].ClampMax(0.5), x => x[0].ClampMax(0.5f), x => x[0].Map(a => Math.Min(a, 0.5)), "ClampMaxBackward0", ShapeSets.One),
        new("ClampMax", x => x[0].ClampMax(x[1]), x => x[0].ClampMax(x[1]), x => NaiveArray.Zip(x[0], x[1], Math.Min), "ClampMaxBackward0", ShapeSets.Broadcast),
    ];
}
