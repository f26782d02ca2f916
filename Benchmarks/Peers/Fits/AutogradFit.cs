using Benchmarks.Peers.Data;
using Benchmarks.Peers.Epochs;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Benchmarks.Peers.Fits;

/// <summary>The regression trainer of this library, in random order as it comes, in one thread.</summary>
internal sealed class AutogradFit : IFit
{
    public string Name => "Autograd";

    public void Fit(LinearData data, int epochs) => data.Context.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options
    {
        BatchSize = HandWrittenLoop.BatchSize,
        NumberOfEpochs = epochs,
        NumberOfThreads = 1,
    }).Fit(data.View);
}
