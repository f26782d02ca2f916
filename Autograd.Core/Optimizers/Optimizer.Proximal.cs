using Autograd.Core.Kernels;

namespace Autograd.Core.Optimizers;

/// <content>Penalties that are not differentiable.</content>
public abstract partial class Optimizer<T>
{
    /// <summary>
    /// The proximal step of the penalty <c>λ₁·‖p‖₁</c>, to be taken after each <see cref="Step()"/>: <c>p ← sign(p) · max(0, |p| − η·s·λ₁)</c>, where s is the
    /// element's <see cref="StepSizes">step size</see>. It makes elements exactly 0, and allocates nothing.
    /// </summary>
    /// <param name="group">The group whose parameters are penalised; those without a gradient are skipped, as in a step.</param>
    /// <param name="l1">λ₁, not negative.</param>
    /// <remarks>
    /// A step along the loss followed by a proximal one rests at the optimum of <c>loss + λ₁·‖p‖₁</c> if both have the same metric. There the gradient g of the loss is
    /// −λ₁·sign(p), or, where p is 0, no larger than λ₁. Steady as it is, it moves an element by −η·s·g, that is by η·s·λ₁ away from 0, which shrinking
    /// takes back; or an element at 0 by no more than η·s·λ₁, which shrinking takes to 0. Were all elements shrunk by the same amount, an adaptive optimizer would
    /// rest elsewhere.
    /// Source: Parikh and Boyd, "Proximal algorithms" (2014); Duchi and Singer, "Efficient online and batch learning using forward backward splitting", JMLR 10
    /// (2009); Langford, Li and Zhang, "Sparse online learning via truncated gradient", JMLR 10 (2009).
    /// </remarks>
    /// <exception cref="ArgumentException">The group is not this optimizer's, or λ₁ is negative or not finite.</exception>
    /// <exception cref="NotSupportedException">Its steps have no size for each element; see <see cref="LBFGS{T}"/>.</exception>
    public void SoftThreshold(ParameterGroup<T> group, double l1)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (!_groups.Contains(group))
            throw new ArgumentException($"{_name}: SoftThreshold needs one of the optimizer's own parameter groups.", nameof(group));
        if (!(l1 >= 0 && double.IsFinite(l1)))
            throw new ArgumentOutOfRangeException(nameof(l1), l1, $"{_name}: SoftThreshold needs a penalty that is finite and not negative, got {l1}.");
        double threshold = group.LearningRate * l1;
        if (threshold == 0)
            return;
        ReadOnlySpan<Variable<T>> parameters = group.Span;
        for (int i = 0; i < parameters.Length; i++)
        {
            Node<T> parameter = parameters[i].Node;
            if (parameter.Grad is null)
                continue;
            ParameterState<T> state = group.States[i];
            int length = state.ActiveLength = parameter.ActiveLength;
            using var stepSizes = new Scratch<T>(length);
            StepSizes(group, state, stepSizes.Span);
            Shrinkage.Step(1, threshold, parameter.Data[..length], stepSizes.Span);
            parameter.Storage.Version++;
        }
    }

    /// <summary>
    /// How far a steady gradient of 1 moves each element in a step, as a multiple of the learning rate: 1 in plain gradient descent, less where an adaptive optimizer
    /// has seen large gradients, and 0 where it has seen none.
    /// </summary>
    /// <param name="group">The settings of the parameter.</param>
    /// <param name="state">What is remembered of it; must not be changed.</param>
    /// <param name="destination">Where to write, an element for each of the parameter's.</param>
    /// <exception cref="NotSupportedException">Steps of this optimizer are not of that form.</exception>
    protected internal virtual void StepSizes(ParameterGroup<T> group, ParameterState<T> state, Span<T> destination)
        => throw new NotSupportedException($"{_name}: its steps have no size for each element, and a penalty that needs it cannot be applied. Use another optimizer.");

    /// <summary><c>1/(1 − μ)</c>: what momentum makes of a steady step of 1.</summary>
    private protected double MomentumGain(ParameterGroup<T> group)
    {
        double momentum = group.Value(HyperParameter.Momentum);
        return momentum < 1 ? 1 / (1 - momentum) : throw new InvalidOperationException($"{_name}: with momentum {momentum} steps grow without end and have no size. Set it below 1.");
    }
}
