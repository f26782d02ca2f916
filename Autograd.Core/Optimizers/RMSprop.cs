using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Kernels;

namespace Autograd.Core.Optimizers;

/// <summary>Steps divided by a moving root mean square of the gradient; PyTorch's <c>torch.optim.RMSprop</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// <c>d = g + λ·p</c> (−g where maximizing); <c>v = α·v + (1 − α)·d²</c>; <c>n = d / (√v + ε)</c>, or, where centered, <c>ḡ = α·ḡ + (1 − α)·d</c> and
/// <c>n = d / (√(v − ḡ²) + ε)</c>; with momentum <c>u = μ·u + n; p −= η·u</c>, else <c>p −= η·n</c>.
/// Source: Tieleman and Hinton, "Lecture 6.5: rmsprop" (2012); Graves, arXiv:1308.0850 (2013), for the centered form.
/// </remarks>
public sealed class RMSprop<T> : Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>RMSprop over the given parameters.</summary>
    /// <param name="parameters">Leaves, each once.</param>
    /// <param name="learningRate">η, not negative.</param>
    /// <param name="alpha">α, not negative.</param>
    /// <param name="epsilon">ε, not negative.</param>
    /// <param name="weightDecay">λ, not negative: the L2 penalty λ/2·‖p‖².</param>
    /// <param name="momentum">μ, not negative; 0 for none.</param>
    /// <param name="centered">Divide by an estimate of the standard deviation instead.</param>
    /// <param name="maximize">Ascend instead of descending.</param>
    /// <exception cref="ArgumentException">A value is out of its range, or the parameters are not as <see cref="Optimizer{T}"/> wants them.</exception>
    [OverloadResolutionPriority(1)]
    public RMSprop(IEnumerable<Variable<T>> parameters, double learningRate = 1e-2, double alpha = 0.99, double epsilon = 1e-8, double weightDecay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        : this([new ParameterGroup<T>(parameters)], learningRate, alpha, epsilon, weightDecay, momentum, centered, maximize)
    {
    }

    /// <summary>RMSprop over groups of parameters, which take over the settings that they do not give.</summary>
    /// <inheritdoc cref="RMSprop{T}(IEnumerable{Variable{T}}, double, double, double, double, double, bool, bool)"/>
    public RMSprop(IEnumerable<ParameterGroup<T>> groups, double learningRate = 1e-2, double alpha = 0.99, double epsilon = 1e-8, double weightDecay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        : base(
            groups,
            [
                (HyperParameter.LearningRate, learningRate),
                (HyperParameter.Alpha, alpha),
                (HyperParameter.Epsilon, epsilon),
                (HyperParameter.WeightDecay, weightDecay),
                (HyperParameter.Momentum, momentum),
                (HyperParameter.Centered, centered ? 1 : 0),
                (HyperParameter.Maximize, maximize ? 1 : 0),
            ],
            "square_avg",
            "grad_avg",
            "momentum_buffer")
    {
    }

    /// <inheritdoc/>
    protected override void Update(ParameterGroup<T> group, ParameterState<T> state, Span<T> parameter, ReadOnlySpan<T> gradient)
    {
        var settings = new RmsPropUpdate.Settings(
            group.Value(HyperParameter.LearningRate),
            group.Sign,
            group.Value(HyperParameter.WeightDecay),
            group.Value(HyperParameter.Alpha),
            group.Value(HyperParameter.Epsilon),
            group.Value(HyperParameter.Momentum));
        Span<T> mean = group.Value(HyperParameter.Centered) == 0 ? default : state.Buffer(1);
        Span<T> velocity = settings.Momentum == 0 ? default : state.Buffer(2);
        RmsPropUpdate.Step(settings, parameter, gradient, state.Buffer(0), mean, velocity);
    }

    /// <inheritdoc/>
    /// <remarks><c>1/(√v + ε)</c>, or, where centered, <c>1/(√(v − ḡ²) + ε)</c>; with momentum <c>1/(1 − μ)</c> of it.</remarks>
    /// <exception cref="InvalidOperationException">The momentum is not below 1.</exception>
    protected internal override void StepSizes(ParameterGroup<T> group, ParameterState<T> state, Span<T> destination)
    {
        Span<T> mean = group.Value(HyperParameter.Centered) == 0 || !state.Has(1) ? default : state.Buffer(1);
        state.CopyTo(0, destination);
        AdaptiveStepSize.Apply(MomentumGain(group), 1, group.Value(HyperParameter.Epsilon), destination, mean);
    }
}
