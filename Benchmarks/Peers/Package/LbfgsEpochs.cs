using Benchmarks.Peers.Data;
using Benchmarks.Peers.Epochs;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Benchmarks.Peers.Package;

/// <summary>ML.NET's L-BFGS for two classes (it has none for squared error), in one thread; an iteration goes over the data once or, where its line search wants to, more often.</summary>
internal sealed class LbfgsEpochs : IEpochPeer
{
    public string Name => "ML.NET LBFGS";

    public bool Does(Workload workload) => workload.Loss == Loss.Logistic;

    public double NanosecondsPerRow(LinearData data) => MoreIterations.NanosecondsPerRow(data, iterations => data.Context.BinaryClassification.Trainers.LbfgsLogisticRegression(
        new LbfgsLogisticRegressionBinaryTrainer.Options { LabelColumnName = "Class", MaximumNumberOfIterations = iterations, OptimizationTolerance = 1e-9f, NumberOfThreads = 1 }).Fit(data.View));
}
