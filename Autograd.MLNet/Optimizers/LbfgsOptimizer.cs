using Autograd.Core;
using Autograd.Core.Optimizers;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Optimizers;

/// <summary>The engine's LBFGS.</summary>
internal sealed record LbfgsOptimizer(int HistorySize) : AutogradOptimizer
{
    internal override double DefaultLearningRate(long steps) => 1;

    internal override bool IsFullBatch => true;

    // The trainer's closure adds the gradient of the L2 penalty: this optimizer knows no groups.
    internal override Optimizer<float> Create(Variable<float> weights, Variable<float> biases, double learningRate, double l2)
        => new LBFGS<float>([weights, biases], learningRate, maxIterations: 1, maxEvaluations: 25, gradientTolerance: 0, changeTolerance: 0, historySize: HistorySize, strongWolfe: true);
}
