using System.Numerics;

namespace Autograd.Core.Optimizers;

/// <summary>Parameters with settings of their own.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <example><code>
/// var optimizer = new SGD&lt;float&gt;(
///     [new ParameterGroup&lt;float&gt;(body.Parameters()), new ParameterGroup&lt;float&gt;(head.Parameters()) { LearningRate = 1e-3 }],
///     learningRate: 1e-2,
///     momentum: 0.9);
/// </code></example>
public sealed class ParameterGroup<T> : ParameterGroup
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Variable<T>[] _parameters;

    /// <summary>A group of parameters; its settings are the optimizer's until given.</summary>
    /// <param name="parameters">Leaves, each once.</param>
    public ParameterGroup(IEnumerable<Variable<T>> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _parameters = [.. parameters];
        States = new ParameterState<T>[_parameters.Length];
        for (int i = 0; i < States.Length; i++)
            States[i] = new ParameterState<T>(_parameters[i].FlattenedLength);
    }

    /// <summary>The parameters, in the order given.</summary>
    public IReadOnlyList<Variable<T>> Parameters => _parameters;

    /// <summary>The parameters, for loops that must be fast.</summary>
    internal ReadOnlySpan<Variable<T>> Span => _parameters;

    /// <summary>What the optimizer remembers of each.</summary>
    internal ParameterState<T>[] States { get; }
}
