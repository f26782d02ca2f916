using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Benchmarks.Peers;

/// <summary>The regression trainer, in batches of 256; its own report of an epoch, so without reading the data.</summary>
internal sealed class ThisLibrary : IPeer
{
    private const int Epochs = 4;

    public string Name => "Autograd";

    public double NanosecondsPerRow(LinearData data)
    {
        var history = new TrainingHistory();
        data.Context.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options
        {
            BatchSize = HandWrittenLoop.BatchSize,
            NumberOfEpochs = Epochs,
            NumberOfThreads = 1,
            Shuffle = data.Workload.Shuffled,
            Progress = history,
        }).Fit(data.View);
        return history.Select(report => 1e9 / report.RowsPerSecond).Order().ElementAt(Epochs / 2);
    }
}
