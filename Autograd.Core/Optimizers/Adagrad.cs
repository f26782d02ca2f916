using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Kernels;

namespace Autograd.Core.Optimizers;

/// <summary>Steps that shrink where gradients have been large; PyTorch's <c>torch.optim.Adagrad</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// <c>d = g + λ·p</c> (−g where maximizing); <c>v += d²</c>; in step t <c>p −= η/(1 + (t − 1)·δ) · d / (√v + ε)</c>, where δ is the decay of the learning rate.
/// Source: Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic optimization", JMLR 12 (2011).
/// </remarks>
public sealed class Adagrad<T> : Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Adagrad over the given parameters.</summary>
    /// <param name="parameters">Leaves, each once.</param>
    /// <param name="learningRate">η, not negative.</param>
    /// <param name="learningRateDecay">δ, not negative.</param>
    /// <param name="weightDecay">λ, not negative: the L2 penalty λ/2·‖p‖².</param>
    /// <param name="initialAccumulatorValue">What v begins with, not negative.</param>
    /// <param name="epsilon">ε, not negative.</param>
    /// <param name="maximize">Ascend instead of descending.</param>
    /// <exception cref="ArgumentException">A value is out of its range, or the parameters are not as <see cref="Optimizer{T}"/> wants them.</exception>
    [OverloadResolutionPriority(1)]
    public Adagrad(IEnumerable<Variable<T>> parameters, double learningRate = 1e-2, double learningRateDecay = 0, double weightDecay = 0, double initialAccumulatorValue = 0, double epsilon = 1e-10, bool maximize = false)
        : this([new ParameterGroup<T>(parameters)], learningRate, learningRateDecay, weightDecay, initialAccumulatorValue, epsilon, maximize)
    {
    }

    /// <summary>Adagrad over groups of parameters, which take over the settings that they do not give.</summary>
    /// <inheritdoc cref="Adagrad{T}(IEnumerable{Variable{T}}, double, double, double, double, double, bool)"/>
    public Adagrad(IEnumerable<ParameterGroup<T>> groups, double learningRate = 1e-2, double learningRateDecay = 0, double weightDecay = 0, double initialAccumulatorValue = 0, double epsilon = 1e-10, bool maximize = false)
        : base(
            groups,
            [
                (HyperParameter.LearningRate, learningRate),
                (HyperParameter.LearningRateDecay, learningRateDecay),
                (HyperParameter.WeightDecay, weightDecay),
                (HyperParameter.InitialAccumulatorValue, initialAccumulatorValue),
                (HyperParameter.Epsilon, epsilon),
                (HyperParameter.Maximize, maximize ? 1 : 0),
            ],
            "sum")
    {
    }

    /// <inheritdoc/>
    protected override void Update(ParameterGroup<T> group, ParameterState<T> state, Span<T> parameter, ReadOnlySpan<T> gradient)
    {
        var settings = new AdagradUpdate.Settings(
            group.Value(HyperParameter.LearningRate) / (1 + (state.Step++ * group.Value(HyperParameter.LearningRateDecay))),
            group.Sign,
            group.Value(HyperParameter.WeightDecay),
            group.Value(HyperParameter.Epsilon));
        AdagradUpdate.Step(settings, parameter, gradient, state.Buffer(0, InitialValue(group)));
    }

    /// <inheritdoc/>
    /// <remarks><c>1/((1 + (t − 1)·δ) · (√v + ε))</c></remarks>
    protected internal override void StepSizes(ParameterGroup<T> group, ParameterState<T> state, Span<T> destination)
    {
        double gain = 1 / (1 + (Math.Max(0, state.Step - 1) * group.Value(HyperParameter.LearningRateDecay)));
        state.CopyTo(0, destination, InitialValue(group));
        AdaptiveStepSize.Apply(gain, 1, group.Value(HyperParameter.Epsilon), destination);
    }

    private static T InitialValue(ParameterGroup<T> group) => T.CreateTruncating(group.Value(HyperParameter.InitialAccumulatorValue));
}
