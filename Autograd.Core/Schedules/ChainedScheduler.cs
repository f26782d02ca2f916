using Autograd.Core.Serialization;

namespace Autograd.Core.Schedules;

/// <summary>Several schedules at once: each scales what those before it left.</summary>
public sealed class ChainedScheduler : LRScheduler
{
    private readonly LRScheduler[] _schedules;

    /// <summary>Schedules that act together.</summary>
    /// <param name="schedules">The schedules, made for the same optimizer in this order.</param>
    /// <exception cref="ArgumentException">There is no schedule, or they are of different optimizers.</exception>
    public ChainedScheduler(params ReadOnlySpan<LRScheduler> schedules)
        : base(schedules.IsEmpty ? throw new ArgumentException("ChainedScheduler: expects at least one schedule to be chained.", nameof(schedules)) : schedules[0].Optimizer)
    {
        foreach (LRScheduler schedule in schedules)
        {
            if (schedule.Optimizer != Optimizer)
                throw new ArgumentException("ChainedScheduler: expects all schedules to belong to the same optimizer.", nameof(schedules));
        }

        _schedules = schedules.ToArray();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<double> LastLearningRates => _schedules[^1].LastLearningRates;

    /// <inheritdoc/>
    public override void Step()
    {
        LastEpoch++;
        foreach (LRScheduler schedule in _schedules)
            schedule.Step();
    }

    internal override void Restart()
    {
        LastEpoch = 0;
        foreach (LRScheduler schedule in _schedules)
            schedule.Restart();
    }

    private protected override void Write(StateDict state)
    {
        base.Write(state);
        WriteParts(state, _schedules);
    }

    private protected override Action Read(StateReader reader) => base.Read(reader) + ReadParts(reader, _schedules);
}
