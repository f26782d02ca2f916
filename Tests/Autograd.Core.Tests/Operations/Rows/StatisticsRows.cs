namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Products, running sums, variances, norms and the like.</summary>
public static class StatisticsRows
{
    private static readonly Shape[][] Several = [[[3, 4]], [[2]], [[67]], [[300]], [[2, 3, 67]]];
    private static readonly Shape[][] Cubes = [[[2, 3, 4]], [[3, 2, 1]], [[2, 3, 67]], [[3, 67, 2]]];
    private static readonly Shape[][] SmallCubes = [[[2, 3, 4]], [[3, 2, 1]], [[2, 0, 3]], [[3, 5, 2]], [[2, 3, 20]]];

    // More rows, and more columns, than sums take at once.
    private static readonly Shape[][] Leading = [.. Cubes, [[17, 65]], [[2, 270]]];
    private static readonly Shape[][] Trailing = [.. Cubes, [[2, 270]]];
    private static readonly Shape[][] Both = [.. Cubes, [[17, 65, 2]]];
    private static readonly int[] FirstAndLast = [0, 2];

    public static readonly OperationRow[] All =
    [
        new("Prod", x => x[0].Prod(), x => x[0].Prod(), x => x[0].Reduce([], Product), "ProdBackward0", [.. ShapeSets.One, [[2, 3, 4]]]),
        new("Prod 1", x => x[0].Prod(1), x => x[0].Prod(1), x => x[0].Reduce([1], Product), "ProdBackward0", [.. SmallCubes, [[3, 0]], [[3, 4]]]),
        new("Prod -1 keepDim", x => x[0].Prod(-1, keepDim: true), x => x[0].Prod(-1, keepDim: true), x => x[0].Reduce([-1], Product, keepDim: true), "ProdBackward0", SmallCubes),

        new("CumSum 0", x => x[0].CumSum(0), x => x[0].CumSum(0), x => x[0].MapAlong([0], RunningSums), "CumsumBackward0", [.. SmallCubes, [[67]], [[0, 3]]]),
        new("CumSum -1", x => x[0].CumSum(-1), x => x[0].CumSum(-1), x => x[0].MapAlong([-1], RunningSums), "CumsumBackward0", [.. SmallCubes, [[2, 67]]]),

        new("Var", x => x[0].Var(), x => x[0].Var(), x => x[0].Reduce([], v => Variance(v, 1)), "VarBackward0", Several),
        new("Var 1", x => x[0].Var(1), x => x[0].Var(1), x => x[0].Reduce([1], v => Variance(v, 1)), "VarBackward0", Trailing),
        new("Var [0, 2] correction 0", x => x[0].Var(FirstAndLast, correction: 0), x => x[0].Var(FirstAndLast, correction: 0), x => x[0].Reduce(FirstAndLast, v => Variance(v, 0)), "VarBackward0", [.. Both, [[1, 3, 1]]]),
        new("Std", x => x[0].Std(), x => x[0].Std(), x => x[0].Reduce([], v => Math.Sqrt(Variance(v, 1))), "StdBackward0", Several),
        new("Std 0 keepDim", x => x[0].Std(0, keepDim: true), x => x[0].Std(0, keepDim: true), x => x[0].Reduce([0], v => Math.Sqrt(Variance(v, 1)), keepDim: true), "StdBackward0", Leading),
        new("Std correction 0.5", x => x[0].Std(correction: 0.5), x => x[0].Std(correction: 0.5), x => x[0].Reduce([], v => Math.Sqrt(Variance(v, 0.5))), "StdBackward0", Several),

        new("Norm", x => x[0].Norm(), x => x[0].Norm(), x => x[0].Reduce([], v => Norm(v, 2)), "NormBackward0", Several) { Domain = Domain.NotZero },
        new("Norm 1 [0, 2]", x => x[0].Norm(1, FirstAndLast), x => x[0].Norm(1, FirstAndLast), x => x[0].Reduce(FirstAndLast, v => Norm(v, 1)), "NormBackward0", Both) { Domain = Domain.NotZero },
        new("Norm 2 -1", x => x[0].Norm(2, -1), x => x[0].Norm(2, -1), x => x[0].Reduce([-1], v => Norm(v, 2)), "NormBackward0", Trailing) { Domain = Domain.NotZero },
        new("Norm 3 1 keepDim", x => x[0].Norm(3, 1, keepDim: true), x => x[0].Norm(3, 1, keepDim: true), x => x[0].Reduce([1], v => Norm(v, 3), keepDim: true), "NormBackward0", Trailing) { Domain = Domain.NotZero },
        new("Norm 1.5", x => x[0].Norm(1.5), x => x[0].Norm(1.5), x => x[0].Reduce([], v => Norm(v, 1.5)), "NormBackward0", Several) { Domain = Domain.NotZero },
        new("Norm 0.5 0", x => x[0].Norm(0.5, 0), x => x[0].Norm(0.5, 0), x => x[0].Reduce([0], v => Norm(v, 0.5)), "NormBackward0", Leading) { Domain = Domain.NotZero },
        new("Norm -2", x => x[0].Norm(-2), x => x[0].Norm(-2), x => x[0].Reduce([], v => Norm(v, -2)), "NormBackward0", Several) { Domain = Domain.NotZero },
        new("Norm 0", x => x[0].Norm(0), x => x[0].Norm(0), x => x[0].Reduce([], v => v.Length), "NormBackward0", Several) { Domain = Domain.NotZero },
        new("Norm +inf 1", x => x[0].Norm(double.PositiveInfinity, 1), x => x[0].Norm(double.PositiveInfinity, 1), x => x[0].Reduce([1], v => v.Max(Math.Abs)), "NormBackward0", Trailing) { Domain = Domain.NotZero },
        new("Norm -inf", x => x[0].Norm(double.NegativeInfinity), x => x[0].Norm(double.NegativeInfinity), x => x[0].Reduce([], v => v.Min(Math.Abs)), "NormBackward0", Several) { Domain = Domain.NotZero },

        new("LogSumExp -1", x => x[0].LogSumExp(-1), x => x[0].LogSumExp(-1), x => x[0].Reduce([-1], LogSumExp), "LogsumexpBackward0", [.. Trailing, [[67]]]),
        new("LogSumExp 0 keepDim", x => x[0].LogSumExp(0, keepDim: true), x => x[0].LogSumExp(0, keepDim: true), x => x[0].Reduce([0], LogSumExp, keepDim: true), "LogsumexpBackward0", [.. Leading, [[0, 3]]]),
        new("LogSumExp [0, 2]", x => x[0].LogSumExp(FirstAndLast), x => x[0].LogSumExp(FirstAndLast), x => x[0].Reduce(FirstAndLast, LogSumExp), "LogsumexpBackward0", Both),
    ];

    private static double Product(double[] x) => x.Aggregate(1.0, (product, e) => product * e);

    private static double[] RunningSums(double[] x) => [.. x.Select((_, i) => x[..(i + 1)].Sum())];

    private static double Variance(double[] x, double correction)
    {
        double mean = x.Average();
        return x.Sum(e => (e - mean) * (e - mean)) / (x.Length - correction);
    }

    private static double Norm(double[] x, double p) => Math.Pow(x.Sum(e => Math.Pow(Math.Abs(e), p)), 1 / p);

    private static double LogSumExp(double[] x) => Math.Log(x.Sum(Math.Exp));
}
