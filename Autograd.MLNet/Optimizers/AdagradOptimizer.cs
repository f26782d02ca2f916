using Autograd.Core;
using Autograd.Core.Optimizers;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Optimizers;

/// <summary>The engine's Adagrad.</summary>
internal sealed record AdagradOptimizer(double LearningRateDecay, double Epsilon) : AutogradOptimizer
{
    // Its steps shrink by themselves.
    internal override double DefaultLearningRate(long steps) => 0.5;

    internal override Optimizer<float> Create(Variable<float> weights, Variable<float> biases, double learningRate, double l2)
        => new Adagrad<float>(Groups(weights, biases, l2), learningRate, LearningRateDecay, epsilon: Epsilon);
}
