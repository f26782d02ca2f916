namespace Autograd.Core.Tests.Properties.Programs;

/// <content>Passes and gradients.</content>
internal sealed partial class Machine
{
    private void Backward(Instruction it)
    {
        Entry root = Pick(it.A);
        bool retainGraph = it.B % 2 == 1;
        double[]? weights = Weights(root, it.C);
        string line = $"{root.Name}.Backward({GradientText(root, weights)}retainGraph: {(retainGraph ? "true" : "false")});";
        if (!Passes([root], weights, line, retainGraph, () => root.Actual.Backward(Gradient(root, weights), retainGraph)))
            return;

        Dictionary<Cell, Cell.Sum> sums = Differentiate([root], weights);
        foreach (Entry entry in _variables.DistinctBy(entry => entry.Expected))
        {
            if (entry.Expected.RequiresGrad && (!entry.Expected.IsRecorded || entry.Expected.Retains))
                Accumulate(entry, sums);
        }
    }

    private void BackwardToInputs(Instruction it)
    {
        Entry root = Pick(it.A), input = Pick(it.B);
        double[]? weights = Weights(root, it.C);
        root.Expected.Refresh();
        input.Expected.Refresh();
        if (!input.Expected.RequiresGrad || input.Expected.RetainsInDoubt)
            return;
        string line = $"{root.Name}.Backward([{input.Name}], {GradientText(root, weights)}retainGraph: true);";
        if (Passes([root], weights, line, retainGraph: true, () => root.Actual.Backward([input.Actual], Gradient(root, weights), retainGraph: true)))
            Accumulate(input, Differentiate([root], weights));
    }

    private void Gradients(Instruction it)
    {
        Entry[] outputs = it.C % 3 == 0 ? [Pick(it.A), Pick(it.A / 16)] : [Pick(it.A)];
        Entry[] inputs = it.C % 5 == 0 ? [Pick(it.B), Pick(it.B / 16)] : [Pick(it.B)];
        foreach (Entry entry in outputs.Concat(inputs))
            entry.Expected.Refresh();
        if (Array.Exists(inputs, input => !input.Expected.RequiresGrad))
            return;
        bool retainGraph = it.C % 2 == 1;
        Variable<double>?[] gradOutputs = [.. outputs.Select(output => (Variable<double>?)Variable.Ones<double>(output.Expected.Shape))];
        Variable<double>?[]? gradients = null;
        string line = $"Variable.Gradients([{Names(outputs)}], [{Names(inputs)}], ones, retainGraph: {(retainGraph ? "true" : "false")}, allowUnused: true);";
        if (!Passes(outputs, [1], line, retainGraph, () => gradients = Variable.Gradients([.. outputs.Select(o => o.Actual)], [.. inputs.Select(i => i.Actual)], gradOutputs, retainGraph, allowUnused: true)))
            return;
        Dictionary<Cell, Cell.Sum> sums = Differentiate(outputs, [1]);
        for (int i = 0; i < inputs.Length; i++)
            Compare($"gradient of {inputs[i].Name}", Of(inputs[i].Expected, sums), gradients![i]?.ToArray(), Tolerance(inputs[i].Expected, sums));
    }

    private void RetainGrad(Instruction it)
    {
        Entry x = Pick(it.A);
        x.Expected.Refresh();
        if (!Runs($"{x.Name}.RetainGrad();", x.Expected.RequiresGrad ? null : "can't retain grad", () => x.Actual.RetainGrad()))
            return;
        x.Expected.Retains = x.Expected.IsRecorded;
    }

    private void SetRequiresGrad(Instruction it)
    {
        Entry x = Pick(it.A);
        x.Expected.Refresh();
        bool value = it.B % 3 != 0;
        if (x.Expected.IsView)
            return;
        string? refusal = x.Expected.IsRecorded && !value ? "you can only change requiresGrad flags of leaf variables" : null;
        if (Runs($"{x.Name}.RequiresGrad_({(value ? "true" : "false")});", refusal, () => x.Actual.RequiresGrad_(value)) && !x.Expected.IsRecorded)
            x.Expected.SetRequiresGrad(value);
    }

    private void ClearGrad(Instruction it)
    {
        Entry x = Pick(it.A);
        if (x.Expected.RetainsInDoubt)
            return;
        if (it.B % 2 == 0)
        {
            Runs($"{x.Name}.SetGrad(null);", null, () => x.Actual.SetGrad(null));
            x.Expected.DropGrad();
        }
        else if (x.Expected.Grad is { RequiresGrad: false } grad)
        {
            Runs($"{x.Name}.Grad.Value.Zero_();", null, () => x.Actual.Grad!.Value.Zero_());
            grad.Write(new double[grad.Length]);
        }
    }

    private void TakeGrad(Instruction it)
    {
        Entry x = Pick(it.A);
        if (x.Expected.Grad is not { } grad || x.Expected.RetainsInDoubt)
            return;
        _lines.Add($"var {NextName()} = {x.Name}.Grad.Value;");
        Add(x.Actual.Grad!.Value, grad);
    }

    /// <summary>Runs a pass; false where it was refused, as it had to be or might be.</summary>
    private bool Passes(Entry[] roots, double[]? weights, string line, bool retainGraph, Action run)
    {
        foreach (Entry root in roots)
            root.Expected.Refresh();
        if (Array.Exists(roots, root => !root.Expected.RequiresGrad))
            return Runs(line, "does not require grad", run);
        if (weights is null && roots[0].Expected.Length != 1)
            return Runs(line, "grad can be implicitly created only for scalar outputs", run);

        Step[] steps = [.. roots.SelectMany(root => root.Expected.Steps)];
        bool mayHaveChanged = Step.MayHaveChanged(steps), mayBeFreed = Step.MayBeFreed(steps);
        if (!retainGraph)
            Step.Walk(steps);
        _lines.Add(line);
        try
        {
            run();
            s_compared++;
            return true;
        }
        catch (InvalidOperationException exception) when (
            (mayHaveChanged && exception.Message.StartsWith("one of the variables needed for gradient computation has been modified by an in-place operation", StringComparison.Ordinal))
            || (mayBeFreed && exception.Message.StartsWith("Trying to backward through the graph a second time", StringComparison.Ordinal)))
        {
            s_refused++;
            _lines[^1] += " // refused";
            Step.Walk(steps);
            AdoptGradients();
            return false;
        }
        catch (Exception exception)
        {
            throw Fails($"{exception.GetType().Name}: {exception.Message}", exception);
        }
    }

    /// <summary>A pass that failed may have come to some leaves before.</summary>
    private void AdoptGradients()
    {
        foreach (Entry entry in _variables.DistinctBy(entry => entry.Expected))
        {
            entry.Expected.Refresh();
            if (entry.Expected.RequiresGrad && !entry.Expected.RetainsInDoubt)
                Adopt(entry);
        }
    }

    private void Accumulate(Entry entry, Dictionary<Cell, Cell.Sum> sums)
    {
        entry.Expected.Refresh();
        if (entry.Expected.RetainsInDoubt)
            return;
        double[] more = Of(entry.Expected, sums);
        double[] before = entry.Expected.Grad?.Values ?? new double[more.Length];
        double[]? actual = entry.Actual.Grad?.ToArray();
        Compare($"{entry.Name}.Grad", [.. before.Zip(more, (x, y) => x + y)], actual, [.. Tolerance(entry.Expected, sums).Zip(before, (t, x) => t + (1e-11 * Math.Abs(x)))]);
        Adopt(entry);
    }

    /// <summary>Takes over the engine's gradient, to the bit.</summary>
    private static void Adopt(Entry entry)
    {
        if (entry.Actual.Grad is not { } grad)
            return;
        if (entry.Expected.Grad is not { } before)
        {
            entry.Expected.Grad = OracleVariable.GradOf(entry.Expected, grad.ToArray());
            entry.Expected.Grad.Elements.Version = grad.Version;
        }
        else if (grad.Version != before.Elements.Version)
            before.Write(grad.ToArray());
    }

    private void Compare(string what, double[] expected, double[]? actual, double[] tolerance)
    {
        bool same = true;
        for (int i = 0; i < expected.Length; i++)
            same &= Math.Abs(expected[i] - (actual?[i] ?? 0)) <= tolerance[i];
        if (!same)
            throw Fails($"{what}: expected [{Text(expected)}], got {(actual is null ? "null" : $"[{Text(actual)}]")}");
    }

    private static Dictionary<Cell, Cell.Sum> Differentiate(Entry[] roots, double[]? weights)
        => Cell.Differentiate(roots.SelectMany(root => root.Expected.Cells.ToArray().Select((cell, i) => (cell, weights is null ? 1 : weights[i % weights.Length]))));

    private static double[] Of(OracleVariable variable, Dictionary<Cell, Cell.Sum> sums)
        => [.. variable.Cells.ToArray().Select(cell => sums.GetValueOrDefault(cell).Value)];

    private static double[] Tolerance(OracleVariable variable, Dictionary<Cell, Cell.Sum> sums)
        => [.. variable.Cells.ToArray().Select(cell => 1e-10 * sums.GetValueOrDefault(cell).Magnitude)];

    private static double[]? Weights(Entry root, int number)
        => number % 2 == 0 && (root.Expected.Length == 1 || number % 32 == 0) ? null : [.. Enumerable.Range(0, root.Expected.Length).Select(i => (((number + (3 * i)) % 7) - 3) / 2.0)];

    private static Variable<double>? Gradient(Entry root, double[]? weights) => weights is null ? null : Variable.Create(weights, root.Expected.Shape);

    private static string GradientText(Entry root, double[]? weights) => weights is null ? "" : $"Variable.Create([{Text(weights)}], {root.Expected.Shape}), ";

    private static string Names(Entry[] entries) => string.Join(", ", entries.Select(entry => entry.Name));
}
