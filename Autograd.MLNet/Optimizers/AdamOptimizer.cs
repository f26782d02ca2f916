using Autograd.Core;
using Autograd.Core.Optimizers;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Optimizers;

/// <summary>The engine's Adam.</summary>
internal sealed record AdamOptimizer(double Beta1, double Beta2, double Epsilon, bool AmsGrad) : AutogradOptimizer
{
    internal override Optimizer<float> Create(Variable<float> weights, Variable<float> biases, double learningRate, double l2)
        => new Adam<float>(Groups(weights, biases, l2), learningRate, Beta1, Beta2, Epsilon, amsGrad: AmsGrad);
}
