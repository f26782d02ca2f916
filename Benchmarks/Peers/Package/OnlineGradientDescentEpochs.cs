using Benchmarks.Peers.Data;
using Benchmarks.Peers.Epochs;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Benchmarks.Peers.Package;

/// <summary>ML.NET's gradient descent, row by row.</summary>
/// <param name="name">Under which it is found.</param>
/// <param name="inOrder">Whether it takes the rows in their order, or in a random one as it does by default.</param>
internal sealed class OnlineGradientDescentEpochs(string name, bool inOrder) : IEpochPeer
{
    public string Name => name;

    public bool Does(Workload workload) => workload.Loss == Loss.Squared && !(inOrder && workload.Shuffled);

    public double NanosecondsPerRow(LinearData data) => MoreIterations.NanosecondsPerRow(data, iterations => data.Context.Regression.Trainers.OnlineGradientDescent(
        new OnlineGradientDescentTrainer.Options { NumberOfIterations = iterations, LearningRate = 1e-4f, Shuffle = !inOrder }).Fit(data.View));
}
