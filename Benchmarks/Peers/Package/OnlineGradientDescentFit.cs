using Benchmarks.Peers.Data;
using Benchmarks.Peers.Fits;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Benchmarks.Peers.Package;

/// <summary>The whole of ML.NET's gradient descent, in random order as it comes.</summary>
internal sealed class OnlineGradientDescentFit : IFit
{
    public string Name => PackageTrainers.OnlineGradientDescent;

    public void Fit(LinearData data, int epochs) => data.Context.Regression.Trainers.OnlineGradientDescent(
        new OnlineGradientDescentTrainer.Options { NumberOfIterations = epochs, LearningRate = 1e-4f }).Fit(data.View);
}
