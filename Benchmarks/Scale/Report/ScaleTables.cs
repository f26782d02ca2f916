using Benchmarks.Peers.Report;
using Benchmarks.Scale.Measuring;
using Benchmarks.Scale.Model;

namespace Benchmarks.Scale.Report;

/// <summary>What was measured, and what the cost model makes of it, as tables.</summary>
internal static class ScaleTables
{
    private const double Efficiency = .8;
    private const int ManyRanks = 1_000;

    // What clusters have: a link's rate, and α of the two ways to use it.
    private static readonly NetworkCost[] Clusters =
    [
        new("10 Gbit/s, TCP, α 25 µs", 25e-6, 8 / 10e9, int.MaxValue),
        new("10 Gbit/s, RDMA, α 2 µs", 2e-6, 8 / 10e9, int.MaxValue),
        new("100 Gbit/s, TCP, α 25 µs", 25e-6, 8 / 100e9, int.MaxValue),
        new("100 Gbit/s, RDMA, α 2 µs", 2e-6, 8 / 100e9, int.MaxValue),
    ];

    private static readonly int[] AverageEvery = [1, 10, 100];

    /// <summary>The sums over the ranks of some networks, and their α and β.</summary>
    public static Sheet Networks(IReadOnlyList<ScaleFigures> all)
    {
        var sheet = new Sheet(
            "Sums over 2 ranks, µs",
            "α and β by least squares of the relative errors over all lengths. Messages of 64 KB and more are announced first: three messages instead of one. i is what messages take from a rank that works when they come.",
            ["", .. all.Select(figures => figures.Network)]);
        for (int i = 0; i < all[0].Reductions.Count; i++)
            sheet.Add([FormattableString.Invariant($"{all[0].Reductions[i].Bytes:N0} B"), .. all.Select(figures => Figures.Number(1e6 * figures.Reductions[i].Seconds))]);
        NetworkCost[] costs = [.. all.Select(NetworkCost.Of)];
        sheet.Add(["α, µs", .. costs.Select(cost => Figures.Number(1e6 * cost.Latency))]);
        sheet.Add(["β, ns/B", .. costs.Select(cost => Figures.Number(1e9 * cost.SecondsPerByte))]);
        sheet.Add(["i, µs", .. costs.Select(cost => Figures.Number(1e6 * cost.Interruption))]);
        sheet.Add(["1/β, Gbit/s", .. costs.Select(cost => Figures.Number(8e-9 / cost.SecondsPerByte))]);
        return sheet;
    }

    /// <summary>A rank by itself.</summary>
    public static Sheet Compute(IReadOnlyList<ScaleFigures> all)
    {
        var sheet = new Sheet(
            "A rank by itself, while the others do the same",
            "Steps with all that an epoch costs beside them; step and row by least squares of the relative errors.",
            ["network", "columns", "rows a step: ns a row", "step, µs", "row, ns"]);
        foreach (ScaleFigures figures in all)
        {
            foreach (int columns in figures.Compute.Select(time => time.Columns).Distinct())
            {
                ComputeCost cost = ComputeCost.Of(figures, columns);
                sheet.Add(
                [
                    figures.Network, Whole(columns),
                    string.Join(", ", figures.Compute.Where(time => time.Columns == columns).Select(time => $"{Whole(time.Rows)}: {Figures.Number(1e9 * time.Seconds / time.Rows)}")),
                    Figures.Number(1e6 * cost.Step), Figures.Number(1e9 * cost.Row),
                ]);
            }
        }

        return sheet;
    }

    /// <summary>Predictions beside measurements.</summary>
    public static Sheet Predictions(IReadOnlyList<ScaleFigures> all)
    {
        var sheet = new Sheet(
            "A step of 2 ranks, µs: predicted / measured",
            "Rows are those of both ranks. Nothing of the measured steps goes into a prediction.",
            ["columns", "rows", .. all.Select(figures => figures.Network)]);
        for (int i = 0; i < all[0].Steps.Count; i++)
        {
            StepTime step = all[0].Steps[i];
            if (step.Blocks == 0)
                sheet.Add([Whole(step.Columns) + Variation(step), Whole(step.Rows), .. all.Select(figures => Compared(figures, figures.Steps[i]))]);
        }

        return sheet;
    }

    /// <summary>What the same bits cost.</summary>
    public static Sheet Blocks(IReadOnlyList<ScaleFigures> all)
    {
        var sheet = new Sheet("A step of 2 ranks with ReproducibleBlocks, measured, µs", "In shares of the same step without blocks.", ["columns", "rows", "blocks", .. all.Select(figures => figures.Network)]);
        for (int i = 0; i < all[0].Steps.Count; i++)
        {
            StepTime step = all[0].Steps[i];
            if (step.Blocks > 0)
                sheet.Add([Whole(step.Columns), Whole(step.Rows), Whole(step.Blocks), .. all.Select(figures => InBlocks(figures, figures.Steps[i]))]);
        }

        return sheet;

        static string InBlocks(ScaleFigures figures, StepTime time)
            => $"{Figures.Number(1e6 * time.Seconds)} = {Figures.Number(time.Seconds / Plain(figures).Single(plain => plain.Columns == time.Columns && plain.Rows == time.Rows).Seconds)} ×";
    }

    /// <summary>How far predictions are off.</summary>
    public static Sheet Errors(IReadOnlyList<ScaleFigures> all)
    {
        var sheet = new Sheet("Errors of the predictions", "In shares of what was measured.", ["network", "steps", "median", "largest", "beyond 20 %"]);
        foreach (ScaleFigures figures in all)
        {
            double[] errors = [.. figures.Steps.Where(time => time.Blocks == 0).Select(time => Math.Abs((Predicted(figures, time) / time.Seconds) - 1)).Order()];
            sheet.Add([figures.Network, Whole(errors.Length), Share(errors[errors.Length / 2]), Share(errors[^1]), Whole(errors.Count(error => error > .2))]);
        }

        return sheet;
    }

    /// <summary>The rows that a step must have on many ranks.</summary>
    /// <param name="machine">A rank that has its machine to itself.</param>
    public static Sheet ManyMachines(ScaleFigures machine)
    {
        var sheet = new Sheet(
            FormattableString.Invariant($"{ManyRanks:N0} ranks: rows of a step, for each rank, that keep {Efficiency:P0} efficiency"),
            "With gradients added in every step, or weights averaged every 10 or 100 steps (local SGD).",
            ["network", "columns", "sum over all ranks, µs", .. AverageEvery.Select(every => every == 1 ? "every step" : $"every {every}")]);
        foreach (NetworkCost network in Clusters)
        {
            foreach (int columns in machine.Compute.Select(time => time.Columns).Distinct())
            {
                var model = new CostModel(ComputeCost.Of(machine, columns).AsLine, network);
                sheet.Add(
                [
                    network.Name, Whole(columns), Figures.Number(1e6 * network.Sum(ManyRanks, model.Bytes)),
                    .. AverageEvery.Select(every => Whole((int)Math.Ceiling(model.FewestRows(ManyRanks, Efficiency, every) / ManyRanks))),
                ]);
            }
        }

        return sheet;
    }

    /// <summary>Steps by their rows: predicted curves, measured points.</summary>
    public static LogChart StepChart(IReadOnlyList<ScaleFigures> all, int columns)
    {
        var chart = new LogChart(FormattableString.Invariant($"A step of 2 ranks, {columns:N0} columns: predicted and measured"), "rows in a step", "µs");
        foreach (ScaleFigures figures in all)
        {
            StepTime[] times = [.. Plain(figures).Where(time => time.Columns == columns)];
            int rows = times[0].Rows * times[0].StepsPerEpoch;
            var model = new CostModel(ComputeCost.Of(figures, columns), NetworkCost.Of(figures));
            chart.AddCurve(figures.Network, Range(times[0].Rows, times[^1].Rows).Select(batch => (batch, 1e6 * model.Step(figures.Ranks, batch, rows / batch))));
            chart.AddPoints(figures.Network, times.Select(time => ((double)time.Rows, 1e6 * time.Seconds)));
        }

        return chart;
    }

    /// <summary>The efficiency of many ranks by the rows of a step.</summary>
    /// <param name="machine">A rank that has its machine to itself.</param>
    /// <param name="columns">The features of a row.</param>
    public static LogChart ManyMachinesChart(ScaleFigures machine, int columns)
    {
        var chart = new LogChart(FormattableString.Invariant($"{ManyRanks:N0} ranks, {columns:N0} columns: efficiency"), "rows of a step, for each rank", "efficiency") { IsShare = true };
        foreach (NetworkCost network in (NetworkCost[])[Clusters[0], Clusters[3]])
        {
            var model = new CostModel(ComputeCost.Of(machine, columns).AsLine, network);
            foreach (int every in AverageEvery)
            {
                string name = $"{network.Name[..network.Name.IndexOf(", α", StringComparison.Ordinal)]}{(every == 1 ? "" : $", k = {every}")}";
                chart.AddCurve(name, Range(10, 1e5).Select(rows => (rows, model.Efficiency(ManyRanks, rows * ManyRanks, every))));
            }
        }

        return chart;
    }

    private static IEnumerable<StepTime> Plain(ScaleFigures figures) => figures.Steps.Where(time => time is { Blocks: 0, AverageEvery: 0 });

    private static string Compared(ScaleFigures figures, StepTime time)
    {
        double predicted = Predicted(figures, time);
        return $"{Figures.Number(1e6 * predicted)} / {Figures.Number(1e6 * time.Seconds)} = {Figures.Number(predicted / time.Seconds)}";
    }

    private static double Predicted(ScaleFigures figures, StepTime time) => new CostModel(ComputeCost.Of(figures, time.Columns), NetworkCost.Of(figures)).Predict(figures.Ranks, time);

    private static IEnumerable<double> Range(double from, double to)
    {
        const int Points = 64;
        return Enumerable.Range(0, Points + 1).Select(i => from * Math.Pow(to / from, (double)i / Points));
    }

    private static string Variation(StepTime time) => time.AverageEvery > 0 ? $", averaged every {time.AverageEvery}" : "";

    private static string Whole(int number) => FormattableString.Invariant($"{number:N0}");

    private static string Share(double share) => FormattableString.Invariant($"{100 * share:F0} %");
}
