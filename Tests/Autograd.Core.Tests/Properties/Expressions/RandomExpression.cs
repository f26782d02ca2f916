using System.Numerics;
using Autograd.Core.Tests.Properties.Programs;

namespace Autograd.Core.Tests.Properties.Expressions;

/// <summary>A random expression of three leaves, over any element type.</summary>
/// <param name="Instructions">Its operations.</param>
internal sealed record RandomExpression(Instruction[] Instructions)
{
    private const int OperationCount = 34;

    private static readonly Shape[] Shapes = [[4], [2, 4], []];

    /// <summary>The leaves' values.</summary>
    public static double[][] Inputs { get; } = [[0.5, -1.25, 0.75, 1.5], [1, 0.25, -0.5, 2, -1, 1.25, 0.1, -0.75], [0.8]];

    /// <summary>Leaves with the given elements.</summary>
    public static Variable<T>[] Leaves<T>(Func<int, int, T> element)
        where T : unmanaged, IFloatingPointIeee754<T>
        => [.. Shapes.Select((shape, i) => Variable.Create((T[])[.. Enumerable.Range(0, shape.FlattenedLength).Select(j => element(i, j))], shape, requiresGrad: true))];

    /// <summary>The same expression without the operations that do not fit together or whose results are too large to say anything.</summary>
    public RandomExpression Sensible()
    {
        var kept = new List<Instruction>();
        List<Variable<double>> values = [.. Leaves((i, j) => Inputs[i][j])];
        foreach (Instruction it in Instructions)
        {
            if (Apply(it, values) is not { } result || !Array.TrueForAll(result.ToArray(), x => Math.Abs(x) < 30))
                continue;
            kept.Add(it);
            values.Add(result);
        }

        return new RandomExpression([.. kept]);
    }

    /// <summary>The last results, which depend on most of what there is, side by side.</summary>
    public Variable<T> Evaluate<T>(Variable<T>[] leaves)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        List<Variable<T>> values = [.. leaves];
        foreach (Instruction it in Instructions)
            values.Add(Apply(it, values)!.Value);
        return Variable.Cat([.. values.TakeLast(6).Select(value => value.Reshape(-1))]);
    }

    public override string ToString() => string.Join(' ', Instructions.Select(it => $"{it.Code % OperationCount}:{it.A},{it.B},{it.C}"));

    private static Variable<T>? Apply<T>(Instruction it, List<Variable<T>> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Mostly what came last, so that expressions grow deep.
        Variable<T> x = values[^(1 + (it.A % Math.Min(values.Count, 5)))], y = values[it.B % values.Count];
        int dim = x.Rank == 0 ? 0 : it.C % x.Rank;
        return (it.C % 2 == 0 ? Smooth(it.Code % OperationCount, x) : null) ?? (it.Code % OperationCount) switch
        {
            0 or 1 => Broadcast(x, y) ? x + y : null,
            2 or 3 or 4 => Broadcast(x, y) ? x * y : null,
            5 => Broadcast(x, y) ? x - y : null,
            6 => Broadcast(x, y) ? x / (y.Square() + T.One) : null,
            7 => Broadcast(x, y) ? Variable.Hypot(x, y.Square() + T.One) : null,
            8 => x.Rank > 0 && y.Rank > 0 && x.Shape[-1] == y.Shape[0] && y.Rank == 1 ? x.MatMul(y) : null,
            9 => x.Rank == 2 && y.Rank == 2 && x.Shape[1] == y.Shape[1] ? x.Linear(y) : null,
            10 => x.Rank == 2 && y.Rank == 2 && x.Shape[0] == y.Shape[0] ? x.Transpose().MatMul(y) : null,
            11 => x.Shape == y.Shape ? Variable.MseLoss(x, y) : null,
            12 => x.Shape == y.Shape ? Variable.MseLoss(x, y, Reduction.None) : null,
            13 => x.Sum(),
            14 => x.Mean(),
            15 => x.Rank > 0 ? x.Sum(dim) : null,
            16 => x.Rank > 0 ? x.Mean(dim, keepDim: true) : null,
            17 => x.Rank > 0 ? x.LogSumExp(dim) : null,
            18 => x.Rank > 0 ? x.Softmax(dim) : null,
            19 => x.Rank > 0 ? x.LogSoftmax(dim) : null,
            20 => x.Rank > 0 ? x.Narrow(dim, it.B % x.Shape[dim], 1) : null,
            21 => x.Rank > 0 ? x.Select(dim, it.B % x.Shape[dim]) : null,
            22 => x.Rank == 2 ? x.Transpose() : null,
            23 => x.Reshape(-1),
            24 => x.Rank < 3 ? x.Unsqueeze(0).Expand([2, .. x.Shape.Lengths]) : null,
            25 => x.Shape == y.Shape && x.Rank > 0 ? Variable.Cat([x, y], dim).Narrow(dim, 1, x.Shape[dim]) : null,
            26 => x.Rank > 0 ? x.Flip(dim).CumSum(dim) : null,
            27 => x.Clone().Mul_(T.One + T.One),
            28 => Broadcast(x, y) && x.FlattenedLength >= y.FlattenedLength && x.Rank >= y.Rank && x.Shape == (x + y).Shape ? x.Clone().Add_(y) : null,
            29 => x.Rank > 0 && x.Shape[0] > 1 ? Assigned(x.Clone(), y) : null,
            30 => Broadcast(x, y) ? Variable.LogAddExp(x, y) : null,
            31 => Broadcast(x, y) ? Variable.Atan2(x, y.Square() + T.One) : null,
            32 => x.Var() is var variance && x.FlattenedLength > 1 ? variance : null,
            _ => x.FlattenedLength > 1 ? (x + T.One).Norm() : null,
        };
    }

    private static Variable<T>? Smooth<T>(int code, Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => code switch
        {
            0 => x.Sin(),
            1 => x.Cos(),
            2 => x.Tanh(),
            3 => x.Exp(),
            4 => x.Square(),
            5 => x.Sigmoid(),
            6 => x.Atan(),
            7 => (x.Square() + T.One).Log(),
            8 => (x.Square() + T.One).Sqrt(),
            9 => (x.Square() + T.One).Rsqrt(),
            10 => x.Softplus(),
            11 => x.Silu(),
            12 => x.Pow(T.One + T.One + T.One),
            13 => T.One / (x.Square() + T.One),
            14 => x.Asinh(),
            15 => x.LogSigmoid(),
            16 => x.Gelu(),
            17 => x.Sinh(),
            _ => null,
        };

    private static bool Broadcast<T>(Variable<T> x, Variable<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => BroadcastIndex.Shape(x.Shape, y.Shape) is { Rank: <= 4 };

    /// <summary><c>x[0] = y</c> where it fits, else <c>x[0] = x[1]</c>, recorded.</summary>
    private static Variable<T> Assigned<T>(Variable<T> x, Variable<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape part = x.Shape.Lengths[1..].ToArray();
        x[0] = BroadcastIndex.Shape(part, y.Shape) == part ? y : x[1].Clone();
        return x;
    }
}
