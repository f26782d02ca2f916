using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Spectre.Console;

namespace Benchmarks.Sparse;

/// <summary>
/// 100,000 rows of 2¹⁸ hashed features, 50 of them not zero: time of an epoch and memory of <c>Fit</c>; <c>dotnet run -c Release --project Benchmarks -- sparse</c>
/// </summary>
internal static class SparseEpoch
{
    private const int Rows = 100_000;
    private const int Columns = 1 << 18;
    private const int NonZeros = 50;
    private const int Epochs = 5;
    private const double NanosecondsAsked = 40;
    private const double MemoryAsked = 3;
    private const long CsrBytes = (long)Rows * NonZeros * (sizeof(int) + sizeof(float));

    public static int Run(string[] args)
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = new SparseDataView(Rows, Columns, NonZeros);
        var table = new Table().AddColumns("optimizer", "L1", "ns per non-zero and epoch", "asked for", "peak memory / CSR", "asked for", "");
        int missed = 0;
        (string Name, AutogradOptimizer Optimizer, float L1)[] cases =
        [
            ("SGD", AutogradOptimizer.Sgd(), 0), ("SGD", AutogradOptimizer.Sgd(), 1e-6f), ("Adagrad", AutogradOptimizer.Adagrad(), 0), ("Adam", AutogradOptimizer.Adam(), 0), ("Adam", AutogradOptimizer.Adam(), 1e-6f),
        ];
        foreach ((string name, AutogradOptimizer optimizer, float l1) in cases)
        {
            (double nanoseconds, double memory) = Measure(mlContext, data, optimizer, l1);
            bool holds = nanoseconds <= NanosecondsAsked && memory <= MemoryAsked;
            missed += holds ? 0 : 1;
            table.AddRow(
                name, FormattableString.Invariant($"{l1:G2}"), FormattableString.Invariant($"{nanoseconds:F1}"), $"≤ {NanosecondsAsked}", FormattableString.Invariant($"{memory:F2}"), $"≤ {MemoryAsked}",
                holds ? "[green]ok[/]" : "[red]missed[/]");
        }

        AnsiConsole.Write(table);
        return missed == 0 ? 0 : 1;
    }

    /// <summary>The median epoch, and the most memory in use at the end of any epoch above what was in use before.</summary>
    private static (double Nanoseconds, double Memory) Measure(MLContext mlContext, IDataView data, AutogradOptimizer optimizer, float l1)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using var memory = new PeakMemory();
        var history = new TrainingHistory();
        mlContext.BinaryClassification.Trainers.Autograd(new AutogradBinaryTrainer.Options
        {
            Optimizer = optimizer,
            L1Regularization = l1,
            NumberOfEpochs = Epochs,
            NumberOfThreads = 1,
            Progress = history,
        }).Fit(data);
        double[] times = [.. history.Select(report => 1e9 / (report.RowsPerSecond * NonZeros)).Order()];
        return (times[times.Length / 2], (double)(memory.Stop() - before) / CsrBytes);
    }
}
