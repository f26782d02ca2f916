using Autograd.Core.Optimizers;

namespace Autograd.Core.Schedules;

/// <summary>Multiplies the learning rates by γ every n epochs: <c>η_t = η₀ · γ^⌊t/n⌋</c>.</summary>
public sealed class StepLR : LRScheduler
{
    private readonly int _stepSize;
    private readonly double _gamma;

    /// <summary>A decay in steps.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="stepSize">n, positive.</param>
    /// <param name="gamma">γ.</param>
    public StepLR(IOptimizer optimizer, int stepSize, double gamma = 0.1)
        : base(optimizer)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepSize);
        _stepSize = stepSize;
        _gamma = gamma;
        Apply();
    }

    /// <inheritdoc/>
    protected override double Rate(ParameterGroup group, int index)
        => LastEpoch == 0 || LastEpoch % _stepSize != 0 ? group.LearningRate : group.LearningRate * _gamma;
}
