using Autograd.Core;
using Autograd.Core.Optimizers;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Optimizers;

/// <summary>The engine's SGD.</summary>
internal sealed record SgdOptimizer(double Momentum, bool Nesterov) : AutogradOptimizer
{
    // With momentum a steady gradient moves 1 / (1 − μ) times as far.
    internal override double? CurvatureShare => 1 - Momentum;

    // Each weight has the same rate, and without momentum it is the learning rate.
    internal override bool IsDecayDecoupled => Momentum == 0;

    internal override Optimizer<float> Create(Variable<float> weights, Variable<float> biases, double learningRate, double l2)
        => new SGD<float>(Groups(weights, biases, l2), learningRate, Momentum, nesterov: Nesterov);
}
