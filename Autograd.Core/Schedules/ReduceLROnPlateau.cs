using Autograd.Core.Optimizers;
using Autograd.Core.Serialization;

namespace Autograd.Core.Schedules;

/// <summary>Multiplies the learning rates by a factor where a metric has stopped improving.</summary>
/// <remarks>Call <see cref="Step"/> with the metric after each epoch. To resume, load both the optimizer's state, which has the rates, and the schedule's.</remarks>
public sealed class ReduceLROnPlateau
{
    private readonly IOptimizer _optimizer;
    private readonly PlateauMode _mode;
    private readonly ThresholdMode _thresholdMode;
    private readonly double _factor;
    private readonly int _patience;
    private readonly double _threshold;
    private readonly int _cooldown;
    private readonly double _minLearningRate;
    private readonly double _epsilon;
    private int _cooldownLeft;

    /// <summary>A schedule that watches a metric.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="mode">Which way the metric improves.</param>
    /// <param name="factor">What the learning rates are multiplied by, below 1.</param>
    /// <param name="patience">How many epochs without improvement are let pass.</param>
    /// <param name="threshold">How much better than the best counts as an improvement.</param>
    /// <param name="thresholdMode">Whether <paramref name="threshold"/> is a share or an amount.</param>
    /// <param name="cooldown">How many epochs to wait after a reduction before counting again.</param>
    /// <param name="minLearningRate">What the learning rates are not reduced below.</param>
    /// <param name="epsilon">The smallest reduction that is made.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public ReduceLROnPlateau(
        IOptimizer optimizer,
        PlateauMode mode = PlateauMode.Min,
        double factor = 0.1,
        int patience = 10,
        double threshold = 1e-4,
        ThresholdMode thresholdMode = ThresholdMode.Rel,
        int cooldown = 0,
        double minLearningRate = 0,
        double epsilon = 1e-8)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        if (factor is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, $"ReduceLROnPlateau: the factor should be at least 0 and below 1, got {factor}.");
        if (!Enum.IsDefined(mode))
            throw new ArgumentOutOfRangeException(nameof(mode), mode, $"ReduceLROnPlateau: mode {mode} is unknown.");
        if (!Enum.IsDefined(thresholdMode))
            throw new ArgumentOutOfRangeException(nameof(thresholdMode), thresholdMode, $"ReduceLROnPlateau: threshold mode {thresholdMode} is unknown.");
        _optimizer = optimizer;
        _mode = mode;
        _factor = factor;
        _patience = patience;
        _threshold = threshold;
        _thresholdMode = thresholdMode;
        _cooldown = cooldown;
        _minLearningRate = minLearningRate;
        _epsilon = epsilon;
        Best = mode == PlateauMode.Min ? double.PositiveInfinity : double.NegativeInfinity;
    }

    /// <summary>The best metric so far.</summary>
    public double Best { get; private set; }

    /// <summary>The number of epochs since it was found, or since the last reduction.</summary>
    public int BadEpochs { get; private set; }

    /// <summary>The number of calls of <see cref="Step"/>.</summary>
    public int LastEpoch { get; private set; }

    /// <summary>Takes the metric of an epoch, and reduces the learning rates if it has not improved for too long.</summary>
    /// <param name="metric">The metric; NaN is no improvement.</param>
    public void Step(double metric)
    {
        LastEpoch++;
        if (IsBetter(metric))
        {
            Best = metric;
            BadEpochs = 0;
        }
        else
        {
            BadEpochs++;
        }

        if (_cooldownLeft > 0)
        {
            _cooldownLeft--;
            BadEpochs = 0;
        }

        if (BadEpochs <= _patience)
            return;
        Reduce();
        _cooldownLeft = _cooldown;
        BadEpochs = 0;
    }

    /// <summary>A snapshot of where the schedule is. What its constructor was given is not part of it.</summary>
    public StateDict StateDict()
    {
        var state = new StateDict();
        state.Add("kind", nameof(ReduceLROnPlateau));
        state.Add("best", Best);
        state.Add("num_bad_epochs", BadEpochs);
        state.Add("cooldown_counter", _cooldownLeft);
        state.Add("last_epoch", LastEpoch);
        return state;
    }

    /// <summary>Goes to where another schedule was. Sets no learning rates: those are in the optimizer's state.</summary>
    /// <param name="state">What <see cref="StateDict"/> gave.</param>
    /// <exception cref="StateDictException">The state does not fit. Nothing has been changed.</exception>
    public void LoadStateDict(StateDict state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var reader = new StateReader(state, nameof(ReduceLROnPlateau));
        reader.RequireKind(nameof(ReduceLROnPlateau));
        double best = reader.Number("best");
        int badEpochs = reader.Count("num_bad_epochs"), cooldownLeft = reader.Count("cooldown_counter"), lastEpoch = reader.Count("last_epoch");
        reader.Finish();
        (Best, BadEpochs, _cooldownLeft, LastEpoch) = (best, badEpochs, cooldownLeft, lastEpoch);
    }

    private bool IsBetter(double metric) => (_mode, _thresholdMode) switch
    {
        (PlateauMode.Min, ThresholdMode.Rel) => metric < Best * (1 - _threshold),
        (PlateauMode.Min, _) => metric < Best - _threshold,
        (_, ThresholdMode.Rel) => metric > Best * (1 + _threshold),
        _ => metric > Best + _threshold,
    };

    private void Reduce()
    {
        foreach (ParameterGroup group in _optimizer.ParameterGroups)
        {
            double reduced = Math.Max(group.LearningRate * _factor, _minLearningRate);
            if (group.LearningRate - reduced > _epsilon)
                group.LearningRate = reduced;
        }
    }
}
