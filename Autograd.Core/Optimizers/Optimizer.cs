using System.Numerics;

namespace Autograd.Core.Optimizers;

/// <summary>Changes parameters in place from their gradients; PyTorch's <c>torch.optim.Optimizer</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
public abstract partial class Optimizer<T> : IOptimizer
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly string _name;
    private readonly (HyperParameter Parameter, double Value)[] _defaults;
    private readonly string[] _buffers;
    private readonly List<ParameterGroup<T>> _groups = [];
    private readonly List<Variable<T>> _parameters = [];

    /// <summary>An optimizer of groups of parameters.</summary>
    /// <param name="groups">The groups; settings they do not give are the defaults.</param>
    /// <param name="defaults">The settings this kind of optimizer has.</param>
    /// <param name="buffers">What <see cref="ParameterState{T}.Buffer"/> holds, by index, under the names that a saved state gives them.</param>
    /// <exception cref="ArgumentException">
    /// There is no parameter, or a non-leaf, or one twice, or none that requires grad; a group sets what the optimizer does not use; or a default is out of its range.
    /// </exception>
    protected Optimizer(IEnumerable<ParameterGroup<T>> groups, ReadOnlySpan<(HyperParameter Parameter, double Value)> defaults, params ReadOnlySpan<string> buffers)
    {
        ArgumentNullException.ThrowIfNull(groups);
        _name = GetType().Name.Split('`')[0];
        foreach ((HyperParameter parameter, double value) in defaults)
            HyperParameters.Check(_name, parameter, value);
        _defaults = [.. defaults];
        _buffers = [.. buffers];
        foreach (ParameterGroup<T> group in groups)
            AddParameterGroup(group);
        if (_parameters.Count == 0)
            throw new ArgumentException($"{_name}: optimizer got an empty parameter list.", nameof(groups));
        if (_parameters.TrueForAll(parameter => !parameter.RequiresGrad))
            throw new ArgumentException($"{_name}: a parameter of shape {_parameters[0].Shape} does not require grad, nor does any other. Create it with requiresGrad: true.", nameof(groups));
    }

    /// <summary>The groups, in the order added.</summary>
    public IReadOnlyList<ParameterGroup<T>> ParameterGroups => _groups;

    IReadOnlyList<ParameterGroup> IOptimizer.ParameterGroups => _groups;

    /// <summary>The parameters of all groups, in the order added.</summary>
    public IReadOnlyList<Variable<T>> Parameters => _parameters;

    /// <summary>What <see cref="ParameterState{T}.Buffer"/> holds, by index.</summary>
    internal ReadOnlySpan<string> BufferNames => _buffers;

    /// <summary>η of the first group; setting it sets that of every group. May be changed between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or NaN.</exception>
    public double LearningRate
    {
        get => _groups[0].LearningRate;
        set
        {
            foreach (ParameterGroup<T> group in _groups)
                group.LearningRate = value;
        }
    }

    /// <summary>Adds parameters with settings of their own, such as a layer that is no longer frozen.</summary>
    /// <param name="group">The group; settings it does not give are the optimizer's.</param>
    /// <exception cref="ArgumentException">It holds a non-leaf or a parameter that the optimizer has, or sets what the optimizer does not use.</exception>
    public virtual void AddParameterGroup(ParameterGroup<T> group)
    {
        ArgumentNullException.ThrowIfNull(group);
        foreach (Variable<T> parameter in group.Parameters)
        {
            if (!parameter.IsLeaf)
                throw new ArgumentException($"{_name}: can't optimize a non-leaf Variable, this one was made by {parameter.GradFn?.Name}.", nameof(group));
        }

        var seen = new HashSet<Variable<T>>();
        if (!group.Parameters.All(seen.Add))
            throw new ArgumentException($"{_name}: some parameters appear more than once in a parameter group.", nameof(group));
        if (seen.Overlaps(_parameters))
            throw new ArgumentException($"{_name}: some parameters appear in more than one parameter group.", nameof(group));
        group.Inherit(_name, _defaults);
        CheckGroup(group);
        _groups.Add(group);
        _parameters.AddRange(group.Parameters);
    }

    /// <summary>Changes every parameter that has a gradient. Allocates nothing after the first step.</summary>
    public virtual void Step()
    {
        foreach (ParameterGroup<T> group in _groups)
        {
            ReadOnlySpan<Variable<T>> parameters = group.Span;
            for (int i = 0; i < parameters.Length; i++)
            {
                Node<T> parameter = parameters[i].Node;
                if (parameter.Grad is not { } gradient)
                    continue;
                ParameterState<T> state = group.States[i];
                int length = state.ActiveLength = parameter.ActiveLength;
                Update(group, state, parameter.Data[..length], gradient.Data[..length]);
                parameter.Storage.Version++;
            }
        }
    }

    /// <summary>Computes the loss and its gradients, then takes a step.</summary>
    /// <param name="closure">Removes the gradients, computes the loss, calls backward and returns the loss. Recording is on while it runs.</param>
    /// <returns>The loss.</returns>
    public virtual T Step(Func<T> closure)
    {
        ArgumentNullException.ThrowIfNull(closure);
        T loss;
        using (GradMode.EnableGrad())
            loss = closure();
        Step();
        return loss;
    }

    /// <inheritdoc cref="Step(Func{T})"/>
    public virtual T Step(Func<Variable<T>> closure)
    {
        ArgumentNullException.ThrowIfNull(closure);
        T loss;
        using (GradMode.EnableGrad())
            loss = closure().Item();
        Step();
        return loss;
    }

    /// <summary>Removes the gradients of all parameters.</summary>
    /// <param name="setToNull">
    /// Make them null, as PyTorch does by default; a parameter without a gradient is skipped by <see cref="Step()"/>. Otherwise they become zeros, and
    /// momentum and weight decay go on. Inside a tape step the memory is kept for the next gradient, and a handle to the old one throws when used.
    /// </param>
    public void ZeroGrad(bool setToNull = true)
    {
        bool recycle = Tape<T>.IsInStep;
        foreach (Variable<T> parameter in _parameters)
            Gradients.Zero(parameter, setToNull, recycle);
    }

    /// <summary>The settings of a parameter, and what is remembered of it; null where it is none.</summary>
    internal (ParameterGroup<T> Group, ParameterState<T> State)? Find(Variable<T> parameter)
    {
        foreach (ParameterGroup<T> group in _groups)
        {
            int index = group.Span.IndexOf(parameter);
            if (index >= 0)
                return (group, group.States[index]);
        }

        return null;
    }

    /// <summary>Changes one parameter.</summary>
    /// <param name="group">Its settings; all that the constructor gave defaults for are there.</param>
    /// <param name="state">What is remembered of it.</param>
    /// <param name="parameter">Its elements, to be changed.</param>
    /// <param name="gradient">Its gradient.</param>
    protected abstract void Update(ParameterGroup<T> group, ParameterState<T> state, Span<T> parameter, ReadOnlySpan<T> gradient);

    /// <summary>Refuses settings that do not go together. Called while constructing, so it must rely on nothing but the group.</summary>
    /// <param name="group">The group, with all its settings.</param>
    /// <exception cref="ArgumentException">They do not go together.</exception>
    protected virtual void CheckGroup(ParameterGroup<T> group)
    {
    }
}
