using System.Numerics;
using Autograd.Core.Optimizers;

namespace Autograd.Core.Modules;

/// <summary>A function with parameters that are learned, possibly made of other modules; PyTorch's <c>torch.nn.Module</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>A module registers its parameters and the modules it is made of in its constructor; what is not registered is neither trained nor saved.</remarks>
/// <example><code>
/// public sealed class Perceptron : Module&lt;float&gt;
/// {
///     private readonly Linear&lt;float&gt; _hidden;
///     private readonly Linear&lt;float&gt; _output;
///
///     public Perceptron(int inputs, int hidden)
///     {
///         _hidden = RegisterModule("hidden", new Linear&lt;float&gt;(inputs, hidden));
///         _output = RegisterModule("output", new Linear&lt;float&gt;(hidden, 1));
///     }
///
///     public override Variable&lt;float&gt; Forward(Variable&lt;float&gt; x) => _output.Forward(_hidden.Forward(x).Relu());
/// }
/// </code></example>
public abstract partial class Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<(string Name, Variable<T> Parameter)> _parameters = [];
    private readonly List<(string Name, Module<T> Module)> _children = [];

    /// <summary>Whether the module is being trained, as opposed to being evaluated.</summary>
    public bool IsTraining { get; private set; } = true;

    /// <summary>Computes the module's result.</summary>
    /// <param name="x">The input.</param>
    public abstract Variable<T> Forward(Variable<T> x);

    /// <summary>The modules this one is directly made of, in the order registered, each once.</summary>
    public IReadOnlyList<Module<T>> Children() => [.. _children.Select(child => child.Module).Distinct()];

    /// <summary>The modules this one is directly made of, with their names, in the order registered, each once.</summary>
    public IReadOnlyList<(string Name, Module<T> Module)> NamedChildren() => [.. _children.DistinctBy(child => child.Module)];

    /// <summary>All parameters, those of inner modules included, each once.</summary>
    public IReadOnlyList<Variable<T>> Parameters() => [.. NamedParameters().Select(named => named.Parameter)];

    /// <summary>All parameters with their names, as in <c>0.weight</c>, those of inner modules included, each once.</summary>
    public IReadOnlyList<(string Name, Variable<T> Parameter)> NamedParameters() => [.. AllNames("").DistinctBy(named => named.Parameter)];

    /// <summary>Calls a function with every inner module, and at last with this one; for initialising parameters.</summary>
    /// <param name="action">The function.</param>
    /// <returns>This module.</returns>
    public Module<T> Apply(Action<Module<T>> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        foreach (Module<T> child in Children())
            child.Apply(action);
        action(this);
        return this;
    }

    /// <summary>Says whether the module, and all inner ones, are being trained.</summary>
    /// <param name="mode">Whether they are.</param>
    /// <returns>This module.</returns>
    public Module<T> Train(bool mode = true) => Apply(module => module.IsTraining = mode);

    /// <summary>Says that the module, and all inner ones, are being evaluated.</summary>
    /// <returns>This module.</returns>
    public Module<T> Eval() => Train(false);

    /// <summary>Freezes the parameters, or makes them require grad again.</summary>
    /// <param name="requiresGrad">Whether they require grad.</param>
    /// <returns>This module.</returns>
    public Module<T> RequiresGrad_(bool requiresGrad = true)
    {
        foreach (Variable<T> parameter in Parameters())
            parameter.RequiresGrad_(requiresGrad);
        return this;
    }

    /// <summary>Removes the gradients of all parameters.</summary>
    /// <param name="setToNull">Make them null; else zeros.</param>
    public void ZeroGrad(bool setToNull = true)
    {
        foreach ((_, Variable<T> parameter) in _parameters)
            Gradients.Zero(parameter, setToNull, recycle: Tape<T>.IsInStep);
        foreach ((_, Module<T> child) in _children)
            child.ZeroGrad(setToNull);
    }

    /// <summary>Makes a variable a parameter of this module.</summary>
    /// <param name="name">Its name, without a dot.</param>
    /// <param name="parameter">A leaf; see <see cref="Variable.Parameter{T}"/>.</param>
    /// <returns>The parameter.</returns>
    /// <exception cref="ArgumentException">The name is empty, taken or has a dot, or the variable is no leaf.</exception>
    protected Variable<T> RegisterParameter(string name, Variable<T> parameter)
    {
        CheckName(name);
        if (!parameter.IsLeaf)
            throw new ArgumentException(
                $"{TypeName}: cannot register {name}, a parameter must be a leaf and this variable was made by {parameter.GradFn?.Name}. Detach it, or compute it in Forward.", nameof(parameter));
        _parameters.Add((name, parameter));
        return parameter;
    }

    /// <summary>Makes another module a part of this one.</summary>
    /// <param name="name">Its name, without a dot.</param>
    /// <param name="module">The other module.</param>
    /// <returns>The other module.</returns>
    /// <exception cref="ArgumentException">The name is empty, taken or has a dot.</exception>
    protected TModule RegisterModule<TModule>(string name, TModule module)
        where TModule : Module<T>
    {
        ArgumentNullException.ThrowIfNull(module);
        CheckName(name);
        _children.Add((name, module));
        return module;
    }

    private IEnumerable<(string Name, Variable<T> Parameter)> AllNames(string prefix)
    {
        foreach ((string name, Variable<T> parameter) in _parameters)
            yield return (prefix + name, parameter);
        foreach ((string name, Module<T> child) in _children)
        {
            foreach ((string Name, Variable<T> Parameter) named in child.AllNames($"{prefix}{name}."))
                yield return named;
        }
    }

    private void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Contains('.'))
            throw new ArgumentException($"{TypeName}: the name {name} can't contain a dot.", nameof(name));
        if (_parameters.Exists(parameter => parameter.Name == name) || _children.Exists(child => child.Name == name))
            throw new ArgumentException($"{TypeName}: the name {name} exists already.", nameof(name));
    }
}
