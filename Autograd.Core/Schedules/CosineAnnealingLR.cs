using Autograd.Core.Optimizers;

namespace Autograd.Core.Schedules;

/// <summary>
/// Lets the learning rates fall along half a cosine over n epochs, and rise again over the next n: <c>η_t = ηₘ + (η₀ − ηₘ) · (1 + cos(π·t/n)) / 2</c>.
/// </summary>
/// <remarks>Source: Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", ICLR 2017, without the restarts.</remarks>
public sealed class CosineAnnealingLR : LRScheduler
{
    private readonly int _period;
    private readonly double _smallest;

    /// <summary>A cosine.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="maxIterations">n, positive; PyTorch's <c>T_max</c>.</param>
    /// <param name="minLearningRate">ηₘ; PyTorch's <c>eta_min</c>.</param>
    public CosineAnnealingLR(IOptimizer optimizer, int maxIterations, double minLearningRate = 0)
        : base(optimizer)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxIterations);
        _period = maxIterations;
        _smallest = minLearningRate;
        Apply();
    }

    /// <inheritdoc/>
    protected override double Rate(ParameterGroup group, int index)
    {
        if (LastEpoch == 0)
            return group.LearningRate;
        if ((LastEpoch - 1 - _period) % (2 * _period) == 0)
            return group.LearningRate + ((BaseLearningRates[index] - _smallest) * (1 - Math.Cos(Math.PI / _period)) / 2);
        return ((1 + Math.Cos(Math.PI * LastEpoch / _period)) / (1 + Math.Cos(Math.PI * (LastEpoch - 1) / _period)) * (group.LearningRate - _smallest)) + _smallest;
    }
}
