using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Kernels;

namespace Autograd.Core.Optimizers;

/// <summary>Stochastic gradient descent with momentum; PyTorch's <c>torch.optim.SGD</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// <c>d = g + λ·p</c> (−g where maximizing); with momentum μ the velocity <c>v = d</c> in the first step and <c>v = μ·v + (1 − τ)·d</c> after it, where τ
/// is the dampening; then <c>d = v</c>, or <c>d + μ·v</c> with Nesterov; <c>p −= η·d</c>.
/// </remarks>
public sealed class SGD<T> : Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>SGD over the given parameters.</summary>
    /// <param name="parameters">Leaves, each once.</param>
    /// <param name="learningRate">η, not negative.</param>
    /// <param name="momentum">μ, not negative; 0 for none.</param>
    /// <param name="dampening">τ.</param>
    /// <param name="weightDecay">λ, not negative: the L2 penalty λ/2·‖p‖².</param>
    /// <param name="nesterov">Look ahead along the velocity; needs momentum and no dampening.</param>
    /// <param name="maximize">Ascend instead of descending.</param>
    /// <exception cref="ArgumentException">A value is out of its range, or the parameters are not as <see cref="Optimizer{T}"/> wants them.</exception>
    [OverloadResolutionPriority(1)]
    public SGD(IEnumerable<Variable<T>> parameters, double learningRate = 1e-3, double momentum = 0, double dampening = 0, double weightDecay = 0, bool nesterov = false, bool maximize = false)
        : this([new ParameterGroup<T>(parameters)], learningRate, momentum, dampening, weightDecay, nesterov, maximize)
    {
    }

    /// <summary>SGD over groups of parameters, which take over the settings that they do not give.</summary>
    /// <inheritdoc cref="SGD{T}(IEnumerable{Variable{T}}, double, double, double, double, bool, bool)"/>
    public SGD(IEnumerable<ParameterGroup<T>> groups, double learningRate = 1e-3, double momentum = 0, double dampening = 0, double weightDecay = 0, bool nesterov = false, bool maximize = false)
        : base(
            groups,
            [
                (HyperParameter.LearningRate, learningRate),
                (HyperParameter.Momentum, momentum),
                (HyperParameter.Dampening, dampening),
                (HyperParameter.WeightDecay, weightDecay),
                (HyperParameter.Nesterov, nesterov ? 1 : 0),
                (HyperParameter.Maximize, maximize ? 1 : 0),
            ],
            "momentum_buffer")
    {
    }

    /// <inheritdoc/>
    protected override void Update(ParameterGroup<T> group, ParameterState<T> state, Span<T> parameter, ReadOnlySpan<T> gradient)
    {
        var settings = new SgdUpdate.Settings(group.Value(HyperParameter.LearningRate), group.Sign, group.Value(HyperParameter.WeightDecay));
        double momentum = group.Value(HyperParameter.Momentum);
        if (momentum == 0)
        {
            SgdUpdate.Step(settings, parameter, gradient);
            return;
        }

        bool first = !state.Has(0);
        settings = settings with
        {
            Carried = first ? 0 : momentum,
            Taken = first ? 1 : 1 - group.Value(HyperParameter.Dampening),
            Momentum = momentum,
            Nesterov = group.Nesterov,
        };
        SgdUpdate.Step(settings, parameter, gradient, state.Buffer(0));
    }

    /// <inheritdoc/>
    /// <remarks>1, with momentum <c>(1 − τ)/(1 − μ)</c>, which the velocity comes to under a steady gradient.</remarks>
    /// <exception cref="InvalidOperationException">The momentum is not below 1.</exception>
    protected internal override void StepSizes(ParameterGroup<T> group, ParameterState<T> state, Span<T> destination)
    {
        double taken = group.Value(HyperParameter.Momentum) == 0 ? 1 : 1 - group.Value(HyperParameter.Dampening);
        destination.Fill(T.CreateTruncating(taken * MomentumGain(group)));
    }

    /// <inheritdoc/>
    protected override void CheckGroup(ParameterGroup<T> group)
    {
        if (group.Nesterov && (group.Momentum == 0 || group.Dampening != 0))
            throw new ArgumentException(
                $"SGD: Nesterov momentum requires a momentum and zero dampening, got momentum {group.Momentum} and dampening {group.Dampening}.", nameof(group));
    }
}
