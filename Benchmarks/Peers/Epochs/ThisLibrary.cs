using Benchmarks.Peers.Data;
using Benchmarks.Peers.Measuring;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Benchmarks.Peers.Epochs;

/// <summary>The trainers of this library; their own report of the best epoch, so without reading the data.</summary>
/// <param name="Threads">How many share a batch.</param>
/// <param name="BatchSize">The rows in a step.</param>
internal sealed record ThisLibrary(int Threads, int BatchSize) : IEpochPeer
{
    public string Name => "Autograd";

    public bool Does(Workload workload) => true;

    public double NanosecondsPerRow(LinearData data)
    {
        var history = new TrainingHistory();
        if (data.Workload.Loss == Loss.Squared)
            data.Context.Regression.Trainers.Autograd(Configure(new AutogradRegressionTrainer.Options(), data.Workload, history)).Fit(data.View);
        else
            data.Context.BinaryClassification.Trainers.Autograd(Configure(new AutogradBinaryTrainer.Options { LabelColumnName = "Class" }, data.Workload, history)).Fit(data.View);
        return history.Min(report => 1e9 / report.RowsPerSecond);
    }

    private TOptions Configure<TOptions>(TOptions options, Workload workload, TrainingHistory history)
        where TOptions : LinearTrainerOptions
    {
        options.BatchSize = BatchSize;
        options.NumberOfEpochs = Timing.Repetitions;
        options.NumberOfThreads = Threads;
        options.Shuffle = workload.Shuffled;
        options.Progress = history;
        return options;
    }
}
