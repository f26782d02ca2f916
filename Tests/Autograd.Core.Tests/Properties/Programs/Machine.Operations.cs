namespace Autograd.Core.Tests.Properties.Programs;

/// <content>Operations that make new variables.</content>
internal sealed partial class Machine
{
    private static readonly Shape[] Shapes = [[], [3], [2], [1], [2, 3], [3, 1], [1, 2]];

    private static readonly (string Text, Func<Variable<double>, Variable<double>> Apply, Func<double, double> Value, Func<double, double> Slope)[] Functions =
    [
        ("v * 3", v => v * 3, x => x * 3, _ => 3),
        ("v.Square()", v => v.Square(), x => x * x, x => x + x),
        ("v.Clone()", v => v.Clone(), x => x, _ => 1),
        ("-v", v => -v, x => -x, _ => -1),
        ("v + 1.5", v => v + 1.5, x => x + 1.5, _ => 1),
        ("v - 1", v => v - 1, x => x - 1, _ => 1),
        ("1.5 - v", v => 1.5 - v, x => 1.5 - x, _ => -1),
        ("v / 4", v => v / 4, x => x / 4, _ => 0.25),
        ("2 / v", v => 2 / v, x => Math.Abs(x) < 0.05 ? double.NaN : 2 / x, x => -2 / (x * x)),
        ("v.Pow(3)", v => v.Pow(3), x => Math.Pow(x, 3), x => 3 * x * x),
    ];

    private static readonly (string Sign, Func<Variable<double>, Variable<double>, Variable<double>> Apply, Func<Variable<double>, Variable<double>, Variable<double>> Change, Func<double, double, double> Value, Func<double, double, double> OfA, Func<double, double, double> OfB)[] Pairs =
    [
        ("*", (a, b) => a * b, Variable.Mul_, (a, b) => a * b, (_, b) => b, (a, _) => a),
        ("+", (a, b) => a + b, Variable.Add_, (a, b) => a + b, (_, _) => 1, (_, _) => 1),
        ("-", (a, b) => a - b, Variable.Sub_, (a, b) => a - b, (_, _) => 1, (_, _) => -1),
        ("/", (a, b) => a / b, Variable.Div_, (a, b) => Math.Abs(b) < 0.05 ? double.NaN : a / b, (_, b) => 1 / b, (a, b) => -(a / b) / b),
    ];

    private bool IsUsable(double[] values) => Array.TrueForAll(values, value => Math.Abs(value) < Largest);

    private void Create(Instruction it)
    {
        Shape shape = Shapes[it.A % Shapes.Length];
        bool requiresGrad = it.B % 4 != 0;
        double[] values = [.. Enumerable.Range(0, shape.FlattenedLength).Select(i => ((((it.C + 1) * (i + 3)) % 9) - 4) / 2.0)];
        _lines.Add($"var {NextName()} = Variable.Create([{Text(values)}], {shape}, requiresGrad: {(requiresGrad ? "true" : "false")});");
        Add(Variable.Create(values, shape, requiresGrad), OracleVariable.Leaf(shape, values, requiresGrad));
    }

    private void Pointwise(Instruction it)
    {
        Entry x = Pick(it.A);
        var function = Functions[it.B % Functions.Length];
        double[] values = x.Expected.Values;
        Apply(
            function.Text.Replace("v", x.Name), () => function.Apply(x.Actual), x.Expected.Shape, [.. values.Select(function.Value)], [x.Expected],
            i => [(x.Expected, i, function.Slope(values[i]))]);
    }

    private void Elementwise(Instruction it)
    {
        Entry a = Pick(it.A), b = Pick(it.B);
        if (BroadcastIndex.Shape(a.Expected.Shape, b.Expected.Shape) is not { } shape)
            return;
        var pair = Pairs[it.C % Pairs.Length];
        double[] left = a.Expected.Values, right = b.Expected.Values;
        int[] ofA = BroadcastIndex.Of(a.Expected.Shape, shape), ofB = BroadcastIndex.Of(b.Expected.Shape, shape);
        Apply(
            $"{a.Name} {pair.Sign} {b.Name}", () => pair.Apply(a.Actual, b.Actual), shape, [.. ofA.Zip(ofB, (i, j) => pair.Value(left[i], right[j]))], [a.Expected, b.Expected],
            i => [(a.Expected, ofA[i], pair.OfA(left[ofA[i]], right[ofB[i]])), (b.Expected, ofB[i], pair.OfB(left[ofA[i]], right[ofB[i]]))]);
    }

    private void Reduce(Instruction it)
    {
        Entry x = Pick(it.A);
        Shape shape = x.Expected.Shape;
        double[] values = x.Expected.Values;
        bool mean = it.B % 2 == 1;
        double count = mean ? values.Length : 1;
        if (it.B % 4 < 2 || shape.Rank == 0)
        {
            Apply(
                $"{x.Name}.{(mean ? "Mean" : "Sum")}()", () => mean ? x.Actual.Mean() : x.Actual.Sum(), [], [values.Sum() / count], [x.Expected],
                _ => values.Select((_, i) => (x.Expected, i, 1 / count)));
            return;
        }

        int rows = shape[0], width = values.Length / rows;
        double[] sums = [.. Enumerable.Range(0, width).Select(j => Enumerable.Range(0, rows).Sum(i => values[(i * width) + j]))];
        int[] rest = shape.Lengths[1..].ToArray();
        Apply(
            $"{x.Name}.Sum(0)", () => x.Actual.Sum(0), rest, sums, [x.Expected],
            j => Enumerable.Range(0, rows).Select(i => (x.Expected, (i * width) + j, 1.0)));
    }

    private void Product(Instruction it)
    {
        Entry a = Pick(it.A), b = Pick(it.B);
        if (a.Expected.Shape.Rank != 1 || a.Expected.Shape != b.Expected.Shape)
            return;
        double[] left = a.Expected.Values, right = b.Expected.Values;
        if (it.C % 2 == 0)
        {
            Apply(
                $"{a.Name}.MatMul({b.Name})", () => a.Actual.MatMul(b.Actual), [], [left.Zip(right, (x, y) => x * y).Sum()], [a.Expected, b.Expected],
                _ => [.. left.Select((x, i) => (b.Expected, i, x)), .. right.Select((y, i) => (a.Expected, i, y))]);
            return;
        }

        double[] error = [.. left.Zip(right, (x, y) => x - y)];
        Apply(
            $"Variable.MseLoss({a.Name}, {b.Name})", () => Variable.MseLoss(a.Actual, b.Actual), [], [error.Sum(e => e * e) / error.Length], [a.Expected, b.Expected],
            _ => [.. error.Select((e, i) => (a.Expected, i, 2 * e / error.Length)), .. error.Select((e, i) => (b.Expected, i, -2 * e / error.Length))]);
    }

    private void CallFunction(Instruction it)
    {
        Entry x = Pick(it.A);
        double[] values = x.Expected.Values;
        if (!IsUsable([.. values.Select(value => value * value)]))
            return;
        x.Expected.Refresh();
        Variable<double>[]? outputs = null;
        string name = $"function{_variables.Count}";
        _lines.Add($"var {name} = new DoubleAndSquare().ApplyMany({x.Name});");
        var step = new Step(x.Expected.Steps, (x.Expected.Elements, x.Expected.Elements.Version));
        try
        {
            outputs = new DoubleAndSquare().ApplyMany(x.Actual);
        }
        catch (InvalidOperationException exception)
        {
            throw Fails(exception.Message, exception);
        }

        Apply($"{name}[0]", () => outputs[0], x.Expected.Shape, [.. values.Select(value => value * 2)], [x.Expected], i => [(x.Expected, i, 2)], step);
        Apply($"{name}[1]", () => outputs[1], x.Expected.Shape, [.. values.Select(value => value * value)], [x.Expected], i => [(x.Expected, i, 2 * values[i])], step);
    }

    private void TakeView(Instruction it)
    {
        Entry x = Pick(it.A);
        Shape shape = x.Expected.Shape;
        x.Expected.Refresh();
        if (it.B % 3 == 2 || shape.Rank == 0)
        {
            int[] lengths = shape.Rank == 1 ? [-1, 1] : [-1];
            ShareElements(x, $"{x.Name}.Reshape({string.Join(", ", lengths)})", () => x.Actual.Reshape(lengths), shape.Rank == 1 ? [shape[0], 1] : [shape.FlattenedLength], 0);
            return;
        }

        int index = it.C % shape[0], length = 1 + (it.C / 16 % (shape[0] - index)), width = shape.FlattenedLength / shape[0];
        if (shape[0] == 1 && shape.Rank > 1)
            TakeColumn(x, it.C % shape[1]);
        else if (it.B % 3 == 0)
            ShareElements(x, $"{x.Name}[{index}]", () => x.Actual[index], shape.Lengths[1..].ToArray(), index * width);
        else
            ShareElements(x, $"{x.Name}.Narrow(0, {index}, {length})", () => x.Actual.Narrow(0, index, length), (int[])[length, .. shape.Lengths[1..]], index * width);
    }

    /// <summary>Contiguous where there is one row only, and then a view.</summary>
    private void TakeColumn(Entry x, int index)
        => ShareElements(x, $"{x.Name}.Select(1, {index})", () => x.Actual.Select(1, index), [1], index);

    private void ShareElements(Entry x, string text, Func<Variable<double>> apply, Shape shape, int start)
    {
        Variable<double>? result = null;
        Runs($"var {NextName()} = {text};", null, () => result = apply());
        Add(result!.Value, x.Expected.View(shape, start, GradMode.IsGradEnabled, Owner));
    }

    private void Detach(Instruction it)
    {
        Entry x = Pick(it.A);
        _lines.Add($"var {NextName()} = {x.Name}.Detach();");
        Add(x.Actual.Detach(), x.Expected.Detach(Owner));
    }

    private void Apply(string text, Func<Variable<double>> apply, Shape shape, double[] values, OracleVariable[] inputs, Func<int, IEnumerable<(OracleVariable Input, int Index, double Slope)>> edges, Step? step = null)
    {
        if (!IsUsable(values))
            return;
        Variable<double>? result = null;
        Runs($"var {NextName()} = {text};", null, () => result = apply());
        double[] actual = result!.Value.ToArray();
        Compare(NextName(), values, actual, 1e-11 * (1 + values.Max(Math.Abs)));
        OracleVariable expected = OracleVariable.Result(shape, actual, Owner);
        expected.Elements.Version = result.Value.Version;
        foreach (OracleVariable input in inputs)
            input.Refresh();
        if (GradMode.IsGradEnabled && Array.Exists(inputs, input => input.RequiresGrad))
        {
            step ??= new Step(inputs.SelectMany(input => input.Steps), [(expected.Elements, expected.Elements.Version), .. inputs.Select(input => (input.Elements, input.Elements.Version))]);
            expected.Record(step, i => Edges(edges(i)));
        }

        Add(result.Value, expected);
    }

    private static IEnumerable<Cell.Edge> Edges(IEnumerable<(OracleVariable Input, int Index, double Slope)> edges)
        => [.. edges.Where(edge => edge.Input.RequiresGrad).Select(edge => new Cell.Edge(edge.Input.Cells[edge.Index], edge.Slope))];
}
