namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Sums, differences, products, quotients: of two variables, and with a number on either side.</summary>
public static class ArithmeticRows
{
    public static readonly OperationRow[] All =
    [
        new("a + b", x => x[0] + x[1], x => x[0] + x[1], x => NaiveArray.Zip(x[0], x[1], (a, b) => a + b), "AddBackward0", ShapeSets.Broadcast),
        new("a + 1.5", x => x[0] + 1.5, x => x[0] + 1.5f, x => x[0].Map(a => a + 1.5), "AddBackward0", ShapeSets.One),
        new("1.5 + a", x => 1.5 + x[0], x => 1.5f + x[0], x => x[0].Map(a => 1.5 + a), "AddBackward0", ShapeSets.One),
        new("a - b", x => x[0] - x[1], x => x[0] - x[1], x => NaiveArray.Zip(x[0], x[1], (a, b) => a - b), "SubBackward0", ShapeSets.Broadcast),
        new("a - 1", x => x[0] - 1, x => x[0] - 1, x => x[0].Map(a => a - 1), "SubBackward0", ShapeSets.One),
        new("1 - a", x => 1 - x[0], x => 1 - x[0], x => x[0].Map(a => 1 - a), "RsubBackward0", ShapeSets.One),
        new("a * b", x => x[0] * x[1], x => x[0] * x[1], x => NaiveArray.Zip(x[0], x[1], (a, b) => a * b), "MulBackward0", ShapeSets.Broadcast),
        new("a * 3", x => x[0] * 3, x => x[0] * 3, x => x[0].Map(a => a * 3), "MulBackward0", ShapeSets.One),
        new("2 * a", x => 2 * x[0], x => 2 * x[0], x => x[0].Map(a => 2 * a), "MulBackward0", ShapeSets.One),
        new("a / b", x => x[0] / x[1], x => x[0] / x[1], x => NaiveArray.Zip(x[0], x[1], (a, b) => a / b), "DivBackward0", ShapeSets.Broadcast) { Domain = Domain.NotZero },
        new("a / 4", x => x[0] / 4, x => x[0] / 4, x => x[0].Map(a => a / 4), "DivBackward0", ShapeSets.One),
        new("1 / a", x => 1 / x[0], x => 1 / x[0], x => x[0].Map(a => 1 / a), "RdivBackward0", ShapeSets.One) { Domain = Domain.NotZero },
        new("-a", x => -x[0], x => -x[0], x => x[0].Map(a => -a), "NegBackward0", ShapeSets.One),
    ];
}
