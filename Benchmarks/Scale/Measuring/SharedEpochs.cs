using System.Diagnostics;
using Autograd.Distributed;
using Benchmarks.Large;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Benchmarks.Scale.Measuring;

/// <summary>Trainings of which each rank has a share of the rows, in one thread.</summary>
internal static class SharedEpochs
{
    /// <summary>Has the runtime compile and optimise what trainings need, which it does beside them when they have run for a while.</summary>
    /// <param name="communicator">The ranks; null for trainings that know of none.</param>
    /// <param name="batchSizes">The rows of a step, of all ranks.</param>
    public static void WarmUp(ICommunicator? communicator, IEnumerable<int> batchSizes)
    {
        const int Rows = 1 << 16, Columns = 10, Epochs = 10, Rounds = 3;
        for (int round = 0; round < Rounds; round++)
        {
            foreach (int batchSize in batchSizes)
                Seconds(communicator, Rows, Columns, batchSize, Epochs);
            Thread.Sleep(TimeSpan.FromSeconds(0.5));
        }
    }

    /// <summary>The times of epochs with everything that belongs to them, from the report of one to that of the next, but for the first.</summary>
    /// <param name="communicator">The ranks; null for a training that knows of none.</param>
    /// <param name="rows">The rows of all ranks.</param>
    /// <param name="columns">The features of a row.</param>
    /// <param name="batchSize">The rows of a step, of all ranks.</param>
    /// <param name="epochs">How many are gone over, at least 2.</param>
    /// <param name="configure">Other options.</param>
    /// <returns>Seconds, ascending, on the first rank; on the others nothing.</returns>
    public static double[] Seconds(ICommunicator? communicator, int rows, int columns, int batchSize, int epochs, Action<LinearTrainerOptions>? configure = null)
    {
        var context = new MLContext(seed: 1);
        var times = new ReportTimes();
        var options = new AutogradRegressionTrainer.Options
        {
            BatchSize = batchSize,
            NumberOfEpochs = epochs,
            NumberOfThreads = 1,
            Communicator = communicator,
            Progress = times,
        };
        configure?.Invoke(options);
        IDataView data = new GeneratedDataView(rows, columns);
        context.Regression.Trainers.Autograd(options).Fit(communicator is null ? data : context.Data.ShardRows(data, communicator, options.ReproducibleBlocks));

        // What this training held is not the next one's to collect.
        GC.Collect();
        return times.Seconds;
    }

    private sealed class ReportTimes : IProgress<EpochReport>
    {
        private readonly List<long> _stamps = [];

        public double[] Seconds => [.. _stamps.Zip(_stamps.Skip(1), (from, to) => Stopwatch.GetElapsedTime(from, to).TotalSeconds).Order()];

        public void Report(EpochReport value) => _stamps.Add(Stopwatch.GetTimestamp());
    }
}
