using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Spectre.Console;

namespace Benchmarks.Large;

/// <summary>
/// Reading, training and scoring of many rows of 20 features that are made while they are read, in memory and streaming: <c>dotnet run -c Release --project Benchmarks -- large [rows]</c>
/// </summary>
internal static class LargeTable
{
    private const long DefaultRows = 10_000_000;
    private const int Columns = 20;
    private const int Epochs = 5;
    private const long MostBudget = 256 << 20;
    private const long WarmUpRows = 50_000;

    // Of the rows' bytes, and what a training takes however few they are.
    private const double MemoryAsked = 1.3;
    private const long MemoryBeside = 4 << 20;

    public static int Run(string[] args)
    {
        long rows = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : DefaultRows;

        // Features, a label and a weight.
        long bytes = rows * (Columns + 2) * sizeof(float), budget = Math.Min(MostBudget, bytes / 3);
        var data = new GeneratedDataView(rows, Columns);
        LargeRun.Of(new GeneratedDataView(WarmUpRows, Columns), Epochs, WarmUpRows, () => { });
        double cursor = 0;
        LargeRun? inMemory = null, streaming = null;
        AnsiConsole.Progress().Start(context =>
        {
            cursor = WithProgress("the cursor by itself", 1, _ => TimeOfCursor(data));
            inMemory = WithProgress("in memory", Epochs + 2, task => LargeRun.Of(data, Epochs, null, () => task.Increment(rows)));
            streaming = WithProgress("streaming", Epochs + 2, _ => LargeRun.Of(data, Epochs, budget, () => { }));

            T WithProgress<T>(string name, int passes, Func<ProgressTask, T> work)
            {
                ProgressTask task = context.AddTask(name, maxValue: (double)rows * passes);
                data.Progress = count => task.Increment(count);
                T result = work(task);
                task.Value = task.MaxValue;
                return result;
            }
        });

        var table = new Table().Title(FormattableString.Invariant($"{rows:N0} rows × {Columns} features, {Epochs} epochs; ns a row but for memory"));
        table.AddColumns("", "reading", "epoch", "scoring", "peak memory", "asked for", "R²", "");
        table.AddRow("cursor alone", Nanoseconds(cursor), "", "", "", "", Number(data.BestRSquared, "F5"), "");
        bool holds = Add(FormattableString.Invariant($"in memory, rows {Megabytes(bytes)}"), inMemory!, bytes, "rows");
        holds &= Add(FormattableString.Invariant($"streaming, budget {Megabytes(budget)}"), streaming!, budget, "budget");
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"ML.NET from {typeof(MLContext).Assembly.GetName().Name}, {Environment.ProcessorCount} processors. The R² beside the cursor is that of the function without its noise.");
        return holds ? 0 : 1;

        bool Add(string name, LargeRun run, long allowed, string what)
        {
            bool isSmall = run.PeakBytes <= (MemoryAsked * allowed) + MemoryBeside;
            table.AddRow(
                name, Nanoseconds(run.ReadingSeconds), Nanoseconds(run.EpochSeconds), Nanoseconds(run.ScoringSeconds),
                FormattableString.Invariant($"{Megabytes(run.PeakBytes)} = {(double)run.PeakBytes / allowed:F2} ×"), FormattableString.Invariant($"≤ {MemoryAsked} × {what} + {Megabytes(MemoryBeside)}"), Number(run.RSquared, "F5"), isSmall ? "[green]ok[/]" : "[red]missed[/]");
            return isSmall;
        }

        string Nanoseconds(double seconds) => Number(1e9 * seconds / rows, "F1");
    }

    private static double TimeOfCursor(IDataView data)
    {
        long started = Stopwatch.GetTimestamp();
        using DataViewRowCursor cursor = data.GetRowCursor(data.Schema);
        ValueGetter<float> getLabel = cursor.GetGetter<float>(data.Schema[GeneratedDataView.Label]);
        ValueGetter<VBuffer<float>> getFeatures = cursor.GetGetter<VBuffer<float>>(data.Schema[GeneratedDataView.Features]);
        VBuffer<float> features = default;
        float label = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref label);
            getFeatures(ref features);
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static string Megabytes(long bytes) => FormattableString.Invariant($"{bytes / 1e6:N0} MB");

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
