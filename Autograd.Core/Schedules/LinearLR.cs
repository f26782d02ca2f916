using Autograd.Core.Optimizers;

namespace Autograd.Core.Schedules;

/// <summary>Changes a factor of the learning rates linearly over n epochs, as for a warm-up: <c>η_t = η₀ · (a + (b − a) · min(t, n) / n)</c>.</summary>
public sealed class LinearLR : LRScheduler
{
    private readonly double _startFactor;
    private readonly double _endFactor;
    private readonly int _totalIterations;

    /// <summary>A linear change.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="startFactor">a, above 0 and at most 1.</param>
    /// <param name="endFactor">b, from 0 to 1.</param>
    /// <param name="totalIterations">n, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public LinearLR(IOptimizer optimizer, double startFactor = 1.0 / 3, double endFactor = 1, int totalIterations = 5)
        : base(optimizer)
    {
        if (startFactor is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(startFactor), startFactor, $"LinearLR: the starting factor is expected to be greater than 0 and less or equal to 1, got {startFactor}.");
        if (endFactor is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(endFactor), endFactor, $"LinearLR: the ending factor is expected to be between 0 and 1, got {endFactor}.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(totalIterations);
        _startFactor = startFactor;
        _endFactor = endFactor;
        _totalIterations = totalIterations;
        Apply();
    }

    /// <inheritdoc/>
    protected override double Rate(ParameterGroup group, int index)
    {
        if (LastEpoch == 0)
            return group.LearningRate * _startFactor;
        if (LastEpoch > _totalIterations)
            return group.LearningRate;
        double change = _endFactor - _startFactor;
        return group.LearningRate * (1 + (change / ((_totalIterations * _startFactor) + ((LastEpoch - 1) * change))));
    }
}
