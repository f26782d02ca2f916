using Autograd.Core.Optimizers;

namespace Autograd.Core.Schedules;

/// <summary>Multiplies the learning rates by a factor for the first n epochs: <c>η_t = η₀ · f</c> for t &lt; n, then <c>η₀</c>.</summary>
public sealed class ConstantLR : LRScheduler
{
    private readonly double _factor;
    private readonly int _totalIterations;

    /// <summary>A reduced rate at first.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="factor">f, from 0 to 1.</param>
    /// <param name="totalIterations">n, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public ConstantLR(IOptimizer optimizer, double factor = 1.0 / 3, int totalIterations = 5)
        : base(optimizer)
    {
        if (factor is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, $"ConstantLR: the multiplicative factor is expected to be between 0 and 1, got {factor}.");
        ArgumentOutOfRangeException.ThrowIfNegative(totalIterations);
        _factor = factor;
        _totalIterations = totalIterations;
        Apply();
    }

    /// <inheritdoc/>
    protected override double Rate(ParameterGroup group, int index)
        => LastEpoch == 0 ? group.LearningRate * _factor
            : LastEpoch == _totalIterations ? group.LearningRate * (1 / _factor)
            : group.LearningRate;
}
