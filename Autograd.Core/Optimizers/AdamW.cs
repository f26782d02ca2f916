using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autograd.Core.Optimizers;

/// <summary>Adam with decoupled weight decay; PyTorch's <c>torch.optim.AdamW</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// First <c>p ← (1 − η·λ)·p</c>, then <see cref="Adam{T}"/>'s step without decay in the gradient.
/// Source: Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019.
/// </remarks>
public sealed class AdamW<T> : Adam<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>AdamW over the given parameters.</summary>
    /// <param name="parameters">Leaves, each once.</param>
    /// <param name="learningRate">η, not negative.</param>
    /// <param name="beta1">β₁, from 0 to below 1.</param>
    /// <param name="beta2">β₂, from 0 to below 1.</param>
    /// <param name="epsilon">ε, not negative.</param>
    /// <param name="weightDecay">λ, not negative.</param>
    /// <param name="amsGrad">Never let the denominator shrink.</param>
    /// <param name="maximize">Ascend instead of descending.</param>
    /// <exception cref="ArgumentException">A value is out of its range, or the parameters are not as <see cref="Optimizer{T}"/> wants them.</exception>
    [OverloadResolutionPriority(1)]
    public AdamW(IEnumerable<Variable<T>> parameters, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 1e-2, bool amsGrad = false, bool maximize = false)
        : this([new ParameterGroup<T>(parameters)], learningRate, beta1, beta2, epsilon, weightDecay, amsGrad, maximize)
    {
    }

    /// <summary>AdamW over groups of parameters, which take over the settings that they do not give.</summary>
    /// <inheritdoc cref="AdamW{T}(IEnumerable{Variable{T}}, double, double, double, double, double, bool, bool)"/>
    public AdamW(IEnumerable<ParameterGroup<T>> groups, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 1e-2, bool amsGrad = false, bool maximize = false)
        : base(groups, learningRate, beta1, beta2, epsilon, weightDecay, amsGrad, maximize, decoupled: true)
    {
    }
}
