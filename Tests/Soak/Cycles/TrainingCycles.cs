using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.ML.Trainers;
using Soak.Trends;

namespace Soak.Cycles;

/// <summary>Cycles of all trainers, several at a time, round after round; between rounds, when nothing is under way, a look at what the process holds.</summary>
internal static class TrainingCycles
{
    private const int AtATime = 3;

    private static readonly (string Name, Action<LinearTrainerOptions> Set)[] s_modes =
    [
        ("in memory", _ => { }),
        ("streaming", options => (options.MemoryBudget, options.Optimizer) = (4000, AutogradOptimizer.Adam())),
        ("two threads", options => (options.NumberOfThreads, options.BatchSize, options.ValidationFraction) = (2, 400, 0.2f)),
    ];

    /// <summary>Runs rounds until the time is over.</summary>
    public static Findings Run(Course course)
    {
        using var directory = new TemporaryDirectory();
        List<Cycle> cycles = [.. Cycles(directory)];
        var failures = new ConcurrentQueue<string>();
        var memory = new List<double>();
        var footprints = new List<Footprint>();
        int rounds = 0;
        while (course.Share < 1)
        {
            Parallel.ForEach(cycles, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, cycle => Try(cycle, failures));
            rounds++;
            double managed = Footprint.ManagedMemory();
            Footprint footprint = Footprint.Of(Environment.ProcessId);
            if (course.IsWarm)
            {
                memory.Add(managed);
                footprints.Add(footprint);
            }

            course.Tell(string.Create(
                CultureInfo.InvariantCulture,
                $"{rounds * cycles.Count} cycles, {failures.Count} failures, {managed:F2} MB managed, {footprint.Handles} handles, {footprint.Threads} threads"));
        }

        return new Findings(
            "Training cycles",
            [
                ("Kinds of cycles", Number(cycles.Count)),
                ("Cycles, three at a time", Number(rounds * cycles.Count)),
                ("Trainings", Number(3 * rounds * cycles.Count)),
                ("Minutes", course.Elapsed.TotalMinutes.ToString("F1", CultureInfo.InvariantCulture)),
                ("Errors and wrong scores", Number(failures.Count)),
            ],
            [
                new Trend("Managed memory after a full collection, MB", 0.5, memory),
                new Trend("Working set, MB", 32, [.. footprints.Select(footprint => footprint.WorkingSet)]),
                new Trend("Handles", 2, [.. footprints.Select(footprint => (double)footprint.Handles)]),
                new Trend("Threads", 2, [.. footprints.Select(footprint => (double)footprint.Threads)]),
            ],
            [.. failures]);
    }

    private static IEnumerable<Cycle> Cycles(TemporaryDirectory directory)
    {
        int number = 0;
        foreach (bool isSparse in (bool[])[false, true])
        {
            List<SoakRow> rows = SoakRow.Draw(isSparse);
            foreach ((string trainer, var create) in Trainers.All)
            {
                foreach ((string mode, Action<LinearTrainerOptions> set) in s_modes)
                    yield return new Cycle($"{trainer}, {(isSparse ? "sparse" : "dense")}, {mode}", create, rows, set, directory[$"{number++}"]);
            }
        }
    }

    // Whatever it is, it counts, and the others go on.
    private static void Try(Cycle cycle, ConcurrentQueue<string> failures)
    {
        try
        {
            cycle.Run();
        }
        catch (Exception error)
        {
            failures.Enqueue($"{cycle}: {error}");
        }
    }

    private static string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
