using Benchmarks.Peers.Epochs;
using Benchmarks.Peers.Fits;
using Benchmarks.Peers.Targets;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Benchmarks.Peers.Package;

internal static partial class PackageTrainers
{
    // The loss of the closed form has no penalty; the default rate is far too large to come near it.
    private const float RateToTarget = 0.001f;
    private const float GapToTarget = 1e-3f;

    static partial void AddEpochs(List<IEpochPeer> peers) => peers.AddRange([new OnlineGradientDescentEpochs(OnlineGradientDescent, inOrder: false), new OnlineGradientDescentEpochs($"{OnlineGradientDescent} in order", inOrder: true), new SdcaEpochs(), new LbfgsEpochs()]);

    static partial void AddFits(List<IFit> peers) => peers.Add(new OnlineGradientDescentFit());

    static partial void AddTargets(List<ITargetPeer> peers) => peers.AddRange(
    [
        new EpochsToTarget($"ML.NET OGD (rate {RateToTarget})", (data, iterations) => data.Context.Regression.Trainers.OnlineGradientDescent(
            learningRate: RateToTarget, decreaseLearningRate: false, numberOfIterations: iterations).Fit(data.View).Model),
        new EpochsToTarget($"ML.NET SDCA (duality gap {GapToTarget}, one thread)", (data, iterations) => data.Context.Regression.Trainers.Sdca(
            new SdcaRegressionTrainer.Options { MaximumNumberOfIterations = iterations, ConvergenceTolerance = GapToTarget, NumberOfThreads = 1 }).Fit(data.View).Model),
    ]);
}
