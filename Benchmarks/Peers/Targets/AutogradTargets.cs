using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Benchmarks.Peers.Targets;

/// <summary>The regression trainer of this library in one thread, given no more epochs than it needs.</summary>
internal static class AutogradTargets
{
    public static IEnumerable<ITargetPeer> All() =>
    [
        Create("Autograd (defaults)", () => new AutogradRegressionTrainer.Options()),
        Create("Autograd (batches of 256)", () => new AutogradRegressionTrainer.Options { BatchSize = 256 }),
        Create("Autograd (L-BFGS)", () => new AutogradRegressionTrainer.Options { Optimizer = AutogradOptimizer.Lbfgs() }),
    ];

    private static EpochsToTarget Create(string name, Func<AutogradRegressionTrainer.Options> options) => new(name, (data, epochs) =>
    {
        AutogradRegressionTrainer.Options with = options();
        with.NumberOfEpochs = epochs;
        with.NumberOfThreads = 1;
        return data.Context.Regression.Trainers.Autograd(with).Fit(data.View).Model;
    });
}
