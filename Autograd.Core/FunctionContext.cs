using System.Numerics;

namespace Autograd.Core;

/// <summary>What a <see cref="Function{T}"/> keeps between forward and backward; PyTorch's <c>ctx</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class FunctionContext<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly string _function;
    private (Variable<T> Variable, int Version)[] _saved = [];

    internal FunctionContext(Node<T>[] inputs, string function)
    {
        Inputs = inputs;
        _function = function;
    }

    /// <summary>Whether outputs that took no part in the result give zeros to backward, and not null. Default: true.</summary>
    public bool MaterializeGrads { get; set; } = true;

    /// <summary>The saved variables, in the order saved.</summary>
    /// <exception cref="InvalidOperationException">One was changed in place since.</exception>
    public IReadOnlyList<Variable<T>> SavedVariables
    {
        get
        {
            foreach ((Variable<T> variable, int version) in _saved)
                variable.Node.CheckUnchanged(version);
            return [.. _saved.Select(saved => saved.Variable)];
        }
    }

    internal Node<T>[] Inputs { get; }

    internal HashSet<Variable<T>> NonDifferentiable { get; } = [];

    /// <summary>Whether the gradient of an input is wanted.</summary>
    /// <param name="index">The input's index.</param>
    public bool NeedsInputGrad(int index) => Inputs[index].RequiresGrad;

    /// <summary>Keeps variables for backward, which refuses them if they were changed in place meanwhile.</summary>
    /// <param name="variables">Inputs, outputs or intermediate results.</param>
    /// <exception cref="InvalidOperationException">One was made in <see cref="InferenceMode"/>.</exception>
    public void SaveForBackward(params Variable<T>[] variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        if (Array.Exists(variables, variable => variable.IsInference))
            throw new InvalidOperationException($"{_function}: inference variables cannot be saved for backward. Make a Clone() to get a normal variable.");
        _saved = [.. variables.Select(variable => (variable, variable.Version))];
    }

    /// <summary>Declares outputs that have no gradient, such as indices.</summary>
    /// <param name="outputs">Outputs that forward will return.</param>
    public void MarkNonDifferentiable(params Variable<T>[] outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        NonDifferentiable.UnionWith(outputs);
    }
}
