namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Functions of two or three elements.</summary>
public static class ElementwiseRows
{
    public static readonly OperationRow[] All =
    [
        new("Pow variable", x => x[0].Pow(x[1]), x => x[0].Pow(x[1]), x => NaiveArray.Zip(x[0], x[1], Math.Pow), "PowBackward0", ShapeSets.Broadcast) { Domain = Domain.Positive },
        new("Pow of 1.5", x => Variable.Pow(1.5, x[0]), x => Variable.Pow(1.5f, x[0]), x => x[0].Map(n => Math.Pow(1.5, n)), "PowBackward0", ShapeSets.One),
        new("Maximum", x => x[0].Maximum(x[1]), x => x[0].Maximum(x[1]), x => NaiveArray.Zip(x[0], x[1], Math.Max), "MaximumBackward0", ShapeSets.Broadcast),
        new("Minimum", x => x[0].Minimum(x[1]), x => x[0].Minimum(x[1]), x => NaiveArray.Zip(x[0], x[1], Math.Min), "MinimumBackward0", ShapeSets.Broadcast),
        new("Atan2", x => x[0].Atan2(x[1]), x => x[0].Atan2(x[1]), x => NaiveArray.Zip(x[0], x[1], Math.Atan2), "Atan2Backward0", ShapeSets.Broadcast) { Domain = Domain.NotZero },
        new("Hypot", x => x[0].Hypot(x[1]), x => x[0].Hypot(x[1]), x => NaiveArray.Zip(x[0], x[1], (a, b) => Math.Sqrt((a * a) + (b * b))), "HypotBackward0", ShapeSets.Broadcast) { Domain = Domain.NotZero },
        new("LogAddExp", x => x[0].LogAddExp(x[1]), x => x[0].LogAddExp(x[1]), x => NaiveArray.Zip(x[0], x[1], (a, b) => Math.Log(Math.Exp(a) + Math.Exp(b))), "LogaddexpBackward0", ShapeSets.Broadcast),
        new("Xlogy", x => x[0].Xlogy(x[1]), x => x[0].Xlogy(x[1]), x => NaiveArray.Zip(x[0], x[1], (a, b) => a * Math.Log(b)), "XlogyBackward0", ShapeSets.Broadcast) { Domain = Domain.Positive },
        new("Xlogy 3", x => x[0].Xlogy(3), x => x[0].Xlogy(3), x => x[0].Map(a => a * Math.Log(3)), "XlogyBackward0", ShapeSets.One),
        new("Xlogy of 3", x => Variable.Xlogy(3, x[0]), x => Variable.Xlogy(3, x[0]), x => x[0].Map(a => 3 * Math.Log(a)), "XlogyBackward0", ShapeSets.One) { Domain = Domain.Positive },
        new("Where", x => Variable.Where(x[0] > x[1], x[0], x[1]), x => Variable.Where(x[0] > x[1], x[0], x[1]), x => NaiveArray.Zip(x[0], x[1], Math.Max), "WhereBackward0", ShapeSets.Broadcast),
        new("Where of three", x => Variable.Where(x[0] > 0, x[1], x[2]) + x[0], x => Variable.Where(x[0] > 0, x[1], x[2]) + x[0], x => Reference.Zip(x, (c, a, b) => (c > 0 ? a : b) + c), "AddBackward0", ShapeSets.Three),
        new("Where by itself", x => Variable.Where(x[0], x[0], x[1]), x => Variable.Where(x[0], x[0], x[1]), x => NaiveArray.Zip(x[0], x[1], (a, _) => a), "WhereBackward0", ShapeSets.Broadcast),
        new("Where else 3", x => Variable.Where(x[0] > x[1], x[0], 3) + x[1], x => Variable.Where(x[0] > x[1], x[0], 3) + x[1], x => NaiveArray.Zip(x[0], x[1], (a, b) => (a > b ? a : 3) + b), "AddBackward0", ShapeSets.Broadcast),
        new("Where x, else 3", x => Variable.Where(x[0] > 1, x[0], 3), x => Variable.Where(x[0] > 1, x[0], 3), x => x[0].Map(a => a > 1 ? a : 3), "WhereBackward0", ShapeSets.One),
        new("Where 3, else x", x => Variable.Where(x[0] > 1, 3, x[0]), x => Variable.Where(x[0] > 1, 3, x[0]), x => x[0].Map(a => a > 1 ? 3 : a), "WhereBackward0", ShapeSets.One),
        new("Lerp 0.3", x => x[0].Lerp(x[1], 0.3), x => x[0].Lerp(x[1], 0.3f), x => NaiveArray.Zip(x[0], x[1], (a, b) => a + (0.3 * (b - a))), "LerpBackward0", ShapeSets.Broadcast),
        new("Lerp", x => x[0].Lerp(x[1], x[2]), x => x[0].Lerp(x[1], x[2]), x => Reference.Zip(x, (a, b, w) => a + (w * (b - a))), "LerpBackward0", ShapeSets.Three),
        new("Addcmul", x => x[0].Addcmul(x[1], x[2]), x => x[0].Addcmul(x[1], x[2]), x => Reference.Zip(x, (c, a, b) => c + (a * b)), "AddcmulBackward0", ShapeSets.Three),
        new("Addcmul 3", x => x[0].Addcmul(x[1], x[2], 3), x => x[0].Addcmul(x[1], x[2], 3), x => Reference.Zip(x, (c, a, b) => c + (3 * a * b)), "AddcmulBackward0", ShapeSets.Three),
        new("Addcdiv", x => x[0].Addcdiv(x[1], x[2]), x => x[0].Addcdiv(x[1], x[2]), x => Reference.Zip(x, (c, a, b) => c + (a / b)), "AddcdivBackward0", ShapeSets.Three) { Domain = Domain.NotZero },
        new("Addcdiv 3", x => x[0].Addcdiv(x[1], x[2], 3), x => x[0].Addcdiv(x[1], x[2], 3), x => Reference.Zip(x, (c, a, b) => c + (3 * a / b)), "AddcdivBackward0", ShapeSets.Three) { Domain = Domain.NotZero },
    ];
}
