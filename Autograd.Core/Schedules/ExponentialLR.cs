using Autograd.Core.Optimizers;

namespace Autograd.Core.Schedules;

/// <summary>Multiplies the learning rates by γ every epoch: <c>η_t = η₀ · γ^t</c>.</summary>
public sealed class ExponentialLR : LRScheduler
{
    private readonly double _gamma;

    /// <summary>An exponential decay.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="gamma">γ.</param>
    public ExponentialLR(IOptimizer optimizer, double gamma)
        : base(optimizer)
    {
        _gamma = gamma;
        Apply();
    }

    /// <inheritdoc/>
    protected override double Rate(ParameterGroup group, int index) => LastEpoch == 0 ? group.LearningRate : group.LearningRate * _gamma;
}
