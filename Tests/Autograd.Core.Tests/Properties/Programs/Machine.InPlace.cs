namespace Autograd.Core.Tests.Properties.Programs;

/// <content>Changes in place.</content>
internal sealed partial class Machine
{
    private static readonly (string Text, Action<Variable<double>> Change, Func<double, double> Value, double Slope)[] Changes =
    [
        ("Mul_(2)", v => v.Mul_(2), x => x * 2, 2),
        ("Add_(1)", v => v.Add_(1), x => x + 1, 1),
        ("Sub_(0.5)", v => v.Sub_(0.5), x => x - 0.5, 1),
        ("Div_(4)", v => v.Div_(4), x => x / 4, 0.25),
        ("Fill_(1.5)", v => v.Fill_(1.5), _ => 1.5, 0),
        ("Zero_()", v => v.Zero_(), _ => 0, 0),
    ];

    private void ChangeByNumber(Instruction it)
    {
        Entry x = Pick(it.A);
        var change = Changes[it.B % Changes.Length];
        Change(
            x, null, $"{x.Name}.{change.Text};", () => change.Change(x.Actual), [.. x.Expected.Values.Select(change.Value)],
            i => [(x.Expected, i, change.Slope)]);
    }

    private void ChangeByVariable(Instruction it)
    {
        Entry x = Pick(it.A), b = Pick(it.B);
        Shape shape = x.Expected.Shape;
        if (BroadcastIndex.Shape(shape, b.Expected.Shape) != shape)
            return;
        var pair = Pairs[it.C % Pairs.Length];
        double[] left = x.Expected.Values, right = b.Expected.Values;
        int[] ofB = BroadcastIndex.Of(b.Expected.Shape, shape);
        Change(
            x, b, $"{x.Name} {pair.Sign}= {b.Name};", () => pair.Change(x.Actual, b.Actual), [.. left.Select((value, i) => pair.Value(value, right[ofB[i]]))],
            i => [(x.Expected, i, pair.OfA(left[i], right[ofB[i]])), (b.Expected, ofB[i], pair.OfB(left[i], right[ofB[i]]))]);
    }

    /// <summary><c>x[i] = b</c>, or all of x.</summary>
    private void Assign(Instruction it)
    {
        Entry x = Pick(it.A), b = Pick(it.B);
        Shape shape = x.Expected.Shape;
        bool part = shape.Rank > 0 && it.C % 2 == 0;
        if (part)
            shape = shape.Lengths[1..].ToArray();
        if (BroadcastIndex.Shape(shape, b.Expected.Shape) != shape)
            return;
        int index = part ? it.C / 2 % x.Expected.Shape[0] : 0;
        x.Expected.Refresh();
        Entry target = part
            ? x with { Expected = x.Expected.View(shape, index * shape.FlattenedLength, GradMode.IsGradEnabled, Owner) }
            : x;
        Variable<double> handle = x.Actual;
        double[] right = b.Expected.Values;
        int[] ofB = BroadcastIndex.Of(b.Expected.Shape, shape);
        Change(
            target, b, part ? $"{x.Name}[{index}] = {b.Name};" : $"{x.Name}.Copy_({b.Name});", () =>
            {
                if (part)
                    handle[index] = b.Actual;
                else
                    handle.Copy_(b.Actual);
            },
            [.. ofB.Select(j => right[j])],
            i => [(target.Expected, i, 0), (b.Expected, ofB[i], 1)]);
    }

    /// <summary>Numbers from outside, by copy or through a span.</summary>
    private void Overwrite(Instruction it)
    {
        Entry x = Pick(it.A);
        double[] values = [.. Enumerable.Range(0, x.Expected.Length).Select(i => (((it.C + i) % 7) - 3) / 2.0)];
        if (it.B % 2 == 0)
        {
            Change(x, null, $"{x.Name}.Copy_([{Text(values)}]);", () => x.Actual.Copy_(values), values, i => [(x.Expected, i, 0)]);
            return;
        }

        x.Expected.Refresh();
        bool recorded = GradMode.IsGradEnabled && (x.Expected.RequiresGrad || x.Expected.Root.RequiresGrad);
        if (Runs($"{Text(values)} to {x.Name}.AsWritableSpan();", recorded ? "" : null, () => values.CopyTo(x.Actual.AsWritableSpan())))
            x.Expected.Write(values);
    }

    /// <summary>An optimizer's step: <c>x -= 0.1 · x.Grad</c> without recording.</summary>
    private void Descend(Instruction it)
    {
        Entry x = Pick(it.A);
        if (x.Expected.Grad is not { } gradient || x.Expected.RetainsInDoubt)
            return;
        double[] values = [.. x.Expected.Values.Zip(gradient.Values, (value, g) => value - (0.1 * g))];
        if (!IsUsable(values))
            return;
        Runs($"using (GradMode.NoGrad()) {x.Name} -= 0.1 * {x.Name}.Grad.Value;", null, () =>
        {
            using (GradMode.NoGrad())
                x.Actual.Sub_(0.1 * x.Actual.Grad!.Value);
        });
        x.Expected.Write(values);
    }

    private void Change(Entry x, Entry? b, string line, Action change, double[] values, Func<int, IEnumerable<(OracleVariable Input, int Index, double Slope)>> edges)
    {
        if (!IsUsable(values))
            return;
        x.Expected.Refresh();
        b?.Expected.Refresh();
        OracleVariable root = x.Expected.Root;
        bool record = GradMode.IsGradEnabled && (x.Expected.RequiresGrad || root.RequiresGrad || b is { Expected.RequiresGrad: true });
        if (!Runs(line, record ? Refusal(x.Expected, root) : null, change) || !record)
        {
            if (!record)
                x.Expected.Write(values);
            return;
        }

        List<Step> inputs = [.. x.Expected.Steps, .. b?.Expected.Steps ?? []];
        Cell.Edge[][] links = [.. Enumerable.Range(0, values.Length).Select(i => Edges(edges(i)).ToArray())];
        List<(Elements, int)> mayRead = b is null ? [] : [(b.Expected.Elements, b.Expected.Elements.Version)];
        x.Expected.Write(values);
        mayRead.Add((x.Expected.Elements, x.Expected.Elements.Version));
        x.Expected.Rebase(new Step(inputs, [.. mayRead]), i => links[i]);
    }

    /// <summary>Why a recorded change is not allowed.</summary>
    private string? Refusal(OracleVariable x, OracleVariable root)
    {
        if (x.IsLeafThatRequiresGrad || root.IsLeafThatRequiresGrad)
            return "leaf Variable that requires grad is being used in an in-place operation";
        if (x.IsViewWithoutGrad)
            return "a view was created in NoGrad mode";
        return Owner is not null && !ReferenceEquals(root.Home, Owner) ? "outlives the tape step" : null;
    }
}
