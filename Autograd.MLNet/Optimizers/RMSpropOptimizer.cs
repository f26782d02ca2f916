using Autograd.Core;
using Autograd.Core.Optimizers;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Optimizers;

/// <summary>The engine's RMSprop.</summary>
internal sealed record RMSpropOptimizer(double Alpha, double Epsilon, double Momentum, bool Centered) : AutogradOptimizer
{
    internal override double DefaultLearningRate(long steps) => base.DefaultLearningRate(steps) * (1 - Momentum);

    internal override Optimizer<float> Create(Variable<float> weights, Variable<float> biases, double learningRate, double l2)
        => new RMSprop<float>(Groups(weights, biases, l2), learningRate, Alpha, Epsilon, momentum: Momentum, centered: Centered);
}
