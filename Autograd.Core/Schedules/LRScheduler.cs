using Autograd.Core.Optimizers;
using Autograd.Core.Serialization;

namespace Autograd.Core.Schedules;

/// <summary>Changes the learning rates of an optimizer's parameter groups as training goes on; PyTorch's <c>torch.optim.lr_scheduler</c>.</summary>
/// <remarks>
/// The constructor sets the rates for epoch 0. Then call the optimizer's step first and <see cref="Step"/> after it, once an epoch or once a batch: an epoch is whatever
/// lies between two calls. Rates follow from those before, so several schedules may act on one optimizer, each scaling what it finds.
/// To resume, load both the optimizer's state, which has the rates, and the schedule's.
/// </remarks>
/// <example><code>
/// var optimizer = new SGD&lt;float&gt;(model.Parameters(), learningRate: 0.1);
/// var schedule = new StepLR(optimizer, stepSize: 30, gamma: 0.1);
/// for (int epoch = 0; epoch &lt; 100; epoch++)
/// {
///     TrainOneEpoch(optimizer);
///     schedule.Step();
/// }
/// </code></example>
public abstract class LRScheduler
{
    private readonly ParameterGroup[] _groups;
    private readonly double[] _baseRates;
    private readonly double[] _lastRates;

    /// <summary>A schedule for an optimizer.</summary>
    /// <param name="optimizer">Its groups' learning rates become their initial ones, unless an earlier schedule has set those.</param>
    protected LRScheduler(IOptimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        Optimizer = optimizer;
        Name = GetType().Name;
        _groups = [.. optimizer.ParameterGroups];
        _baseRates = new double[_groups.Length];
        _lastRates = new double[_groups.Length];
        for (int i = 0; i < _groups.Length; i++)
        {
            ParameterGroup group = _groups[i];
            if (!group.Has(HyperParameter.InitialLearningRate))
                group.InitialLearningRate = group.LearningRate;
            _baseRates[i] = group.InitialLearningRate;
            _lastRates[i] = group.LearningRate;
        }
    }

    /// <summary>The optimizer whose rates are changed.</summary>
    public IOptimizer Optimizer { get; }

    /// <summary>The number of calls of <see cref="Step"/>.</summary>
    public int LastEpoch { get; private protected set; }

    /// <summary>The learning rates that the last call set, by group.</summary>
    public virtual IReadOnlyList<double> LastLearningRates => _lastRates;

    /// <summary>The learning rates the schedule started from, by group.</summary>
    protected IReadOnlyList<double> BaseLearningRates => _baseRates;

    /// <summary>What errors call the schedule.</summary>
    private protected string Name { get; }

    /// <summary>Goes on to the next epoch, and sets its learning rates.</summary>
    /// <exception cref="InvalidOperationException">Parameter groups were added after the schedule was made.</exception>
    public virtual void Step()
    {
        LastEpoch++;
        Apply();
    }

    /// <summary>A snapshot of where the schedule is. What its constructor was given is not part of it.</summary>
    public StateDict StateDict()
    {
        var state = new StateDict();
        state.Add("kind", Name);
        Write(state);
        return state;
    }

    /// <summary>Goes to where another schedule was. Sets no learning rates: those are in the optimizer's state.</summary>
    /// <param name="state">What <see cref="StateDict"/> of a schedule of the same kind gave.</param>
    /// <exception cref="StateDictException">The state does not fit. Nothing has been changed.</exception>
    public void LoadStateDict(StateDict state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Read(state)();
    }

    /// <summary>The learning rate of a group in epoch <see cref="LastEpoch"/>; by default it stays as it is.</summary>
    /// <param name="group">The group, with the learning rate of the epoch before; in epoch 0, the initial one.</param>
    /// <param name="index">Its index.</param>
    protected virtual double Rate(ParameterGroup group, int index) => group.LearningRate;

    /// <summary>Sets the learning rates of the current epoch. To be called at the end of the constructor.</summary>
    protected void Apply()
    {
        if (Optimizer.ParameterGroups.Count != _groups.Length)
            throw GroupsAdded();
        for (int i = 0; i < _groups.Length; i++)
        {
            ParameterGroup group = _groups[i];
            _lastRates[i] = group.LearningRate = Rate(group, i);
        }
    }

    /// <summary>Starts again at epoch 0, where the groups have their initial learning rates.</summary>
    internal virtual void Restart()
    {
        LastEpoch = 0;
        Apply();
    }

    /// <summary>Adds what changes from epoch to epoch.</summary>
    private protected virtual void Write(StateDict state)
    {
        state.Add("last_epoch", LastEpoch);
        state.Add("base_lrs", _baseRates);
        state.Add("_last_lr", _lastRates);
    }

    /// <summary>Reads what <see cref="Write"/> added, and returns what puts it to use.</summary>
    private protected virtual Action Read(StateReader reader)
    {
        int epoch = reader.Count("last_epoch");
        double[] baseRates = reader.Array<double>("base_lrs", [_baseRates.Length]), lastRates = reader.Array<double>("_last_lr", [_lastRates.Length]);
        return () =>
        {
            LastEpoch = epoch;
            baseRates.CopyTo(_baseRates, 0);
            lastRates.CopyTo(_lastRates, 0);
        };
    }

    /// <summary>Adds the states of the schedules that one is made of.</summary>
    private protected static void WriteParts(StateDict state, LRScheduler[] parts)
    {
        for (int i = 0; i < parts.Length; i++)
            state.Add($"_schedulers.{i}", parts[i].StateDict());
    }

    /// <summary>Reads what <see cref="WriteParts"/> added, and returns what puts it to use.</summary>
    private protected static Action ReadParts(StateReader reader, LRScheduler[] parts)
    {
        Action[] takeOver = new Action[parts.Length];
        for (int i = 0; i < parts.Length; i++)
            takeOver[i] = parts[i].Read(reader.Part($"_schedulers.{i}"));
        return () => Array.ForEach(takeOver, action => action());
    }

    private Action Read(StateDict state)
    {
        var reader = new StateReader(state, Name);
        reader.RequireKind(Name);
        Action takeOver = Read(reader);
        reader.Finish();
        return takeOver;
    }

    private InvalidOperationException GroupsAdded() => new(
        $"{Name}: the optimizer has {Optimizer.ParameterGroups.Count} parameter groups, and had {_groups.Length} when the schedule was made. Make a new schedule.");
}
