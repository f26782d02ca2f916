namespace Autograd.MLNet.Models;

/// <summary>What draws weights to zero after each step, beside the gradient.</summary>
/// <param name="LearningRate">The step's learning rate.</param>
/// <param name="L1">λ₁.</param>
/// <param name="L2">λ₂, where the optimizer has not taken it into the gradient.</param>
/// <param name="NonNegative">Whether weights below zero become zero.</param>
internal readonly record struct Penalties(double LearningRate, double L1, double L2, bool NonNegative);
