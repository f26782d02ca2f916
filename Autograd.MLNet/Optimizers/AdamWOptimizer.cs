using Autograd.Core;
using Autograd.Core.Optimizers;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Optimizers;

/// <summary>The engine's AdamW.</summary>
internal sealed record AdamWOptimizer(double Beta1, double Beta2, double Epsilon, double WeightDecay, bool AmsGrad) : AutogradOptimizer
{
    internal override bool IsDecayDecoupled => true;

    internal override double DecoupledWeightDecay => WeightDecay;

    internal override Optimizer<float> Create(Variable<float> weights, Variable<float> biases, double learningRate, double l2)
        => new AdamW<float>(Groups(weights, biases, l2), learningRate, Beta1, Beta2, Epsilon, WeightDecay, AmsGrad);
}
