using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Kernels;

namespace Autograd.Core.Optimizers;

/// <summary>Adaptive moment estimation; PyTorch's <c>torch.optim.Adam</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// <c>d = g + λ·p</c> (−g where maximizing); <c>m = β₁·m + (1 − β₁)·d; v = β₂·v + (1 − β₂)·d²</c>; in step t
/// <c>p −= η/(1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)</c>, with AMSGrad under the largest v so far.
/// Source: Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015; Reddi et al., "On the convergence of Adam and beyond", ICLR 2018.
/// </remarks>
public class Adam<T> : Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly bool _decoupled;
    private BiasCorrections _corrections;

    /// <summary>Adam over the given parameters.</summary>
    /// <param name="parameters">Leaves, each once.</param>
    /// <param name="learningRate">η, not negative.</param>
    /// <param name="beta1">β₁, from 0 to below 1.</param>
    /// <param name="beta2">β₂, from 0 to below 1.</param>
    /// <param name="epsilon">ε, not negative.</param>
    /// <param name="weightDecay">λ, not negative: the L2 penalty λ/2·‖p‖².</param>
    /// <param name="amsGrad">Never let the denominator shrink.</param>
    /// <param name="maximize">Ascend instead of descending.</param>
    /// <exception cref="ArgumentException">A value is out of its range, or the parameters are not as <see cref="Optimizer{T}"/> wants them.</exception>
    [OverloadResolutionPriority(1)]
    public Adam(IEnumerable<Variable<T>> parameters, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, bool amsGrad = false, bool maximize = false)
        : this([new ParameterGroup<T>(parameters)], learningRate, beta1, beta2, epsilon, weightDecay, amsGrad, maximize)
    {
    }

    /// <summary>Adam over groups of parameters, which take over the settings that they do not give.</summary>
    /// <inheritdoc cref="Adam{T}(IEnumerable{Variable{T}}, double, double, double, double, double, bool, bool)"/>
    public Adam(IEnumerable<ParameterGroup<T>> groups, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, bool amsGrad = false, bool maximize = false)
        : this(groups, learningRate, beta1, beta2, epsilon, weightDecay, amsGrad, maximize, decoupled: false)
    {
    }

    private protected Adam(IEnumerable<ParameterGroup<T>> groups, double learningRate, double beta1, double beta2, double epsilon, double weightDecay, bool amsGrad, bool maximize, bool decoupled)
        : base(
            groups,
            [
                (HyperParameter.LearningRate, learningRate),
                (HyperParameter.Beta1, beta1),
                (HyperParameter.Beta2, beta2),
                (HyperParameter.Epsilon, epsilon),
                (HyperParameter.WeightDecay, weightDecay),
                (HyperParameter.AmsGrad, amsGrad ? 1 : 0),
                (HyperParameter.Maximize, maximize ? 1 : 0),
            ],
            "exp_avg",
            "exp_avg_sq",
            "max_exp_avg_sq")
        => _decoupled = decoupled;

    /// <inheritdoc/>
    protected override void Update(ParameterGroup<T> group, ParameterState<T> state, Span<T> parameter, ReadOnlySpan<T> gradient)
    {
        int step = ++state.Step;
        double learningRate = group.Value(HyperParameter.LearningRate), weightDecay = group.Value(HyperParameter.WeightDecay);
        double beta1 = group.Value(HyperParameter.Beta1), beta2 = group.Value(HyperParameter.Beta2);

        // Powers cost more than the update of a short parameter, and most parameters have taken as many steps as the one before.
        if (_corrections.Step != step || _corrections.Beta1 != beta1 || _corrections.Beta2 != beta2)
            _corrections = new BiasCorrections(step, beta1, beta2, 1 - Math.Pow(beta1, step), Math.Sqrt(1 - Math.Pow(beta2, step)));
        var settings = new AdamUpdate.Settings(
            StepSize: learningRate / _corrections.OfMean,
            Correction: _corrections.OfDeviation,
            Sign: group.Sign,
            WeightDecay: _decoupled ? 0 : weightDecay,
            Kept: _decoupled ? 1 - (learningRate * weightDecay) : 1,
            Beta1: beta1,
            Beta2: beta2,
            Epsilon: group.Value(HyperParameter.Epsilon));
        Span<T> largest = group.Value(HyperParameter.AmsGrad) == 0 ? default : state.Buffer(2);
        AdamUpdate.Step(settings, parameter, gradient, state.Buffer(0), state.Buffer(1), largest);
    }

    /// <inheritdoc/>
    /// <remarks><c>1/(√v / √(1 − β₂ᵗ) + ε)</c></remarks>
    protected internal override void StepSizes(ParameterGroup<T> group, ParameterState<T> state, Span<T> destination)
    {
        int denominator = group.Value(HyperParameter.AmsGrad) == 0 ? 1 : 2;
        double correction = state.Step == 0 ? 1 : Math.Sqrt(1 - Math.Pow(group.Value(HyperParameter.Beta2), state.Step));
        state.CopyTo(denominator, destination);
        AdaptiveStepSize.Apply(1, correction, group.Value(HyperParameter.Epsilon), destination);
    }

    /// <param name="Step">The step they are for.</param>
    /// <param name="Beta1">β₁.</param>
    /// <param name="Beta2">β₂.</param>
    /// <param name="OfMean"><c>1 − β₁ᵗ</c></param>
    /// <param name="OfDeviation"><c>√(1 − β₂ᵗ)</c></param>
    private readonly record struct BiasCorrections(int Step, double Beta1, double Beta2, double OfMean, double OfDeviation);
}
