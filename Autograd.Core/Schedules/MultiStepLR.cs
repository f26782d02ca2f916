using Autograd.Core.Optimizers;

namespace Autograd.Core.Schedules;

/// <summary>Multiplies the learning rates by γ at given epochs, and by γⁿ at one that is given n times.</summary>
public sealed class MultiStepLR : LRScheduler
{
    private readonly int[] _milestones;
    private readonly double _gamma;

    /// <summary>A decay at milestones.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="milestones">The epochs.</param>
    /// <param name="gamma">γ.</param>
    public MultiStepLR(IOptimizer optimizer, ReadOnlySpan<int> milestones, double gamma = 0.1)
        : base(optimizer)
    {
        _milestones = milestones.ToArray();
        _gamma = gamma;
        Apply();
    }

    /// <inheritdoc/>
    protected override double Rate(ParameterGroup group, int index)
        => group.LearningRate * Math.Pow(_gamma, _milestones.AsSpan().Count(LastEpoch));
}
