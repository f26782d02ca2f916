using Autograd.Core.Optimizers;
using Autograd.Core.Serialization;

namespace Autograd.Core.Schedules;

/// <summary>One schedule after another, each from the initial learning rates, such as a warm-up before a decay.</summary>
/// <example><code>
/// var schedule = new SequentialLR(
///     optimizer,
///     [new LinearLR(optimizer, startFactor: 0.1, totalIterations: 5), new CosineAnnealingLR(optimizer, maxIterations: 95)],
///     milestones: [5]);
/// </code></example>
public sealed class SequentialLR : LRScheduler
{
    private readonly LRScheduler[] _schedules;
    private readonly int[] _milestones;

    /// <summary>Schedules in a row.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="schedules">The schedules, made for the same optimizer.</param>
    /// <param name="milestones">The epochs at which the second, third, … begins; increasing.</param>
    /// <exception cref="ArgumentException">There is no schedule, one is of another optimizer, or the milestones do not fit.</exception>
    public SequentialLR(IOptimizer optimizer, ReadOnlySpan<LRScheduler> schedules, ReadOnlySpan<int> milestones)
        : base(optimizer)
    {
        if (schedules.IsEmpty)
            throw new ArgumentException("SequentialLR: expects at least one schedule to be chained.", nameof(schedules));
        foreach (LRScheduler schedule in schedules)
        {
            if (schedule.Optimizer != optimizer)
                throw new ArgumentException("SequentialLR: expects all schedules to belong to the same optimizer.", nameof(schedules));
        }

        if (milestones.Length != schedules.Length - 1)
            throw new ArgumentException(
                $"SequentialLR: expects a milestone less than schedules, got {schedules.Length} schedules and {milestones.Length} milestones.", nameof(milestones));
        for (int i = 0; i < milestones.Length; i++)
        {
            if (milestones[i] <= (i == 0 ? 0 : milestones[i - 1]))
                throw new ArgumentException("SequentialLR: milestones must be positive and increase.", nameof(milestones));
        }

        _schedules = schedules.ToArray();
        _milestones = milestones.ToArray();
        Restart();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<double> LastLearningRates => _schedules[Current].LastLearningRates;

    private int Current
    {
        get
        {
            int index = 0;
            while (index < _milestones.Length && LastEpoch >= _milestones[index])
                index++;
            return index;
        }
    }

    /// <inheritdoc/>
    public override void Step()
    {
        LastEpoch++;
        if (_milestones.AsSpan().Contains(LastEpoch))
            Begin(Current);
        else
            _schedules[Current].Step();
    }

    internal override void Restart()
    {
        LastEpoch = 0;
        Begin(0);
    }

    private protected override void Write(StateDict state)
    {
        base.Write(state);
        WriteParts(state, _schedules);
    }

    private protected override Action Read(StateReader reader) => base.Read(reader) + ReadParts(reader, _schedules);

    private void Begin(int index)
    {
        for (int i = 0; i < BaseLearningRates.Count; i++)
            Optimizer.ParameterGroups[i].LearningRate = BaseLearningRates[i];
        _schedules[index].Restart();
    }
}
