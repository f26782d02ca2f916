using System.Runtime.InteropServices;
using Autograd.Distributed;
using Microsoft.ML.Trainers;

namespace Benchmarks.Scale.Measuring;

/// <summary>Measures what the cost model is made of, and what it is to predict: lower quartiles, because whatever else the machine does only adds to a time.</summary>
internal static class ScaleMeasurement
{
    private const int Epochs = 9, FewestSteps = 8;

    // Rows of all ranks, by columns: more than the nearer caches hold, and more than a share of the last, which is the neighbours' too.
    private static readonly (int Columns, int Rows)[] Tables = [(10, 1 << 19), (100, 1 << 18), (1_000, 1 << 16), (10_000, 1 << 13)];
    private static readonly int[] BatchSizes = [256, 1_024, 4_096, 16_384];

    // What the same bits, or fewer exchanges, cost or spare.
    private const int VariedRows = 1_024;
    private static readonly int[] Blocks = [2, 8, 64], AverageEvery = [4, 16];

    /// <summary>Measures on the ranks at hand. All of them call it.</summary>
    /// <param name="network">What the ranks are joined by.</param>
    /// <param name="communicator">The ranks.</param>
    /// <param name="setting">Date, machine and versions.</param>
    /// <param name="onProgress">Is told what comes next.</param>
    public static ScaleFigures Run(string network, ICommunicator communicator, IReadOnlyList<string> setting, Action<string> onProgress)
    {
        List<ComputeTime> compute = [];
        List<StepTime> steps = [];
        onProgress("warming up");
        SharedEpochs.WarmUp(communicator, BatchSizes);
        onProgress("sums over all ranks");
        IReadOnlyList<ReductionTime> reductions = Reductions.Measure(communicator);
        WorkTime withWork = Reductions.MeasureWithWork(communicator);
        foreach ((int columns, int rows) in Tables)
        {
            foreach (int batchSize in BatchSizes.Where(size => rows >= size * FewestSteps))
            {
                onProgress(FormattableString.Invariant($"{columns:N0} columns, batches of {batchSize:N0}"));

                // All ranks at once, as they share the memory of one machine here.
                communicator.Barrier();
                double alone = Slowest(communicator, Quartile(SharedEpochs.Seconds(new LocalCommunicator(), rows / communicator.Size, columns, batchSize / communicator.Size, Epochs)));
                compute.Add(new ComputeTime(columns, batchSize / communicator.Size, alone * batchSize / rows));
                steps.Add(Step(columns, rows, batchSize, null, null));
            }

            if (columns is 100 or 1_000)
            {
                onProgress(FormattableString.Invariant($"{columns:N0} columns in blocks, and averaging"));
                steps.AddRange(Blocks.Select(blocks => Step(columns, rows, VariedRows, blocks, null)));
                steps.AddRange(AverageEvery.Select(every => Step(columns, rows, VariedRows, null, every)));
            }
        }

        return new ScaleFigures(network, communicator.Size, setting, compute, reductions, withWork, steps);

        StepTime Step(int columns, int rows, int batchSize, int? blocks, int? averageEvery)
        {
            double seconds = Quartile(SharedEpochs.Seconds(communicator, rows, columns, batchSize, Epochs, Configure));
            return new StepTime(columns, batchSize, rows / batchSize, seconds * batchSize / rows) { Blocks = blocks ?? 0, AverageEvery = averageEvery ?? 0 };

            void Configure(LinearTrainerOptions options) => (options.ReproducibleBlocks, options.AverageEverySteps) = (blocks, averageEvery);
        }
    }

    // On other ranks than the first there is nothing.
    private static double Quartile(double[] ascending) => ascending.Length == 0 ? double.NaN : ascending[ascending.Length / 4];

    // Whom all wait for.
    private static double Slowest(ICommunicator communicator, double seconds)
    {
        double[] all = new double[communicator.Size];
        communicator.AllGather(MemoryMarshal.AsBytes<double>([seconds]), MemoryMarshal.AsBytes(all.AsSpan()));
        return all.Max();
    }
}
