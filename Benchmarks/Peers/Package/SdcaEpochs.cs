using Benchmarks.Peers.Data;
using Benchmarks.Peers.Epochs;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Benchmarks.Peers.Package;

/// <summary>ML.NET's dual coordinate ascent, in one thread and without looking whether it is done.</summary>
internal sealed class SdcaEpochs : IEpochPeer
{
    private const int Never = -1;

    public string Name => "ML.NET SDCA";

    public bool Does(Workload workload) => true;

    public double NanosecondsPerRow(LinearData data) => MoreIterations.NanosecondsPerRow(data, iterations =>
    {
        bool shuffle = data.Workload.Shuffled;
        if (data.Workload.Loss == Loss.Squared)
        {
            data.Context.Regression.Trainers.Sdca(new SdcaRegressionTrainer.Options
            {
                MaximumNumberOfIterations = iterations, NumberOfThreads = 1, ConvergenceCheckFrequency = Never, Shuffle = shuffle,
            }).Fit(data.View);
        }
        else
        {
            data.Context.BinaryClassification.Trainers.SdcaLogisticRegression(new SdcaLogisticRegressionBinaryTrainer.Options
            {
                LabelColumnName = "Class", MaximumNumberOfIterations = iterations, NumberOfThreads = 1, ConvergenceCheckFrequency = Never, Shuffle = shuffle,
            }).Fit(data.View);
        }
    });
}
