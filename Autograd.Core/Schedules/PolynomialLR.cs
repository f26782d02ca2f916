using Autograd.Core.Optimizers;

namespace Autograd.Core.Schedules;

/// <summary>Lets the learning rates fall to 0 over n epochs: <c>η_t = η₀ · (1 − min(t, n) / n)^p</c>.</summary>
public sealed class PolynomialLR : LRScheduler
{
    private readonly int _totalIterations;
    private readonly double _power;

    /// <summary>A polynomial decay.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="totalIterations">n, positive.</param>
    /// <param name="power">p.</param>
    public PolynomialLR(IOptimizer optimizer, int totalIterations = 5, double power = 1)
        : base(optimizer)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(totalIterations);
        _totalIterations = totalIterations;
        _power = power;
        Apply();
    }

    /// <inheritdoc/>
    protected override double Rate(ParameterGroup group, int index)
    {
        if (LastEpoch == 0 || LastEpoch > _totalIterations)
            return group.LearningRate;
        double left = 1 - ((double)LastEpoch / _totalIterations), leftBefore = 1 - ((LastEpoch - 1.0) / _totalIterations);
        return group.LearningRate * Math.Pow(left / leftBefore, _power);
    }
}
