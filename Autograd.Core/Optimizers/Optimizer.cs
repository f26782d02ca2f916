using System.Numerics;

namespace Autograd.Core.Optimizers;

/// <summary>Changes parameters in place from their gradients; PyTorch's <c>torch.optim.Optimizer</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
public abstract class Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Variable<T>[] _parameters;

    /// <summary>An optimizer of the given parameters.</summary>
    /// <param name="parameters">Leaves that require grad, each once.</param>
    /// <exception cref="ArgumentException">The list is empty, or holds a non-leaf, a variable that does not require grad, or one twice.</exception>
    protected Optimizer(IEnumerable<Variable<T>> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _parameters = [.. parameters];
        if (_parameters.Length == 0)
            throw new ArgumentException("Optimizer: got an empty parameter list.", nameof(parameters));
        foreach (Variable<T> parameter in _parameters)
        {
            if (!parameter.IsLeaf)
                throw new ArgumentException($"Optimizer: can't optimize a non-leaf Variable, this one was made by {parameter.GradFn?.Name}.", nameof(parameters));
            if (!parameter.RequiresGrad)
                throw new ArgumentException($"Optimizer: a parameter of shape {parameter.Shape} does not require grad. Create it with requiresGrad: true.", nameof(parameters));
        }

        if (_parameters.Distinct().Count() != _parameters.Length)
            throw new ArgumentException("Optimizer: some parameters appear more than once.", nameof(parameters));
    }

    /// <summary>The parameters, in the order given.</summary>
    public IReadOnlyList<Variable<T>> Parameters => _parameters;

    /// <summary>Changes every parameter that has a gradient. Allocates nothing after the first step.</summary>
    public void Step()
    {
        for (int i = 0; i < _parameters.Length; i++)
        {
            Node<T> parameter = _parameters[i].Node;
            if (parameter.Grad is not { } gradient)
                continue;
            Update(i, parameter.Data, gradient.Data);
            parameter.Storage.Version++;
        }
    }

    /// <summary>Removes the gradients of all parameters.</summary>
    /// <param name="setToNull">
    /// Make them null, as PyTorch does by default; a parameter without a gradient is skipped by <see cref="Step"/>. Otherwise they become zeros, and
    /// momentum and weight decay go on. Inside a tape step the memory is kept for the next gradient, and a handle to the old one throws when used.
    /// </param>
    public void ZeroGrad(bool setToNull = true)
    {
        foreach (Variable<T> parameter in _parameters)
        {
            Node<T> node = parameter.Node;
            if (setToNull)
                node.SetGrad(null, recycle: Tape<T>.IsInStep);
            else if (parameter.Grad is { } gradient)
                gradient.Zero_();
        }
    }

    /// <summary>Changes one parameter.</summary>
    /// <param name="index">Its index in <see cref="Parameters"/>, for state kept by parameter.</param>
    /// <param name="parameter">Its elements, to be changed.</param>
    /// <param name="gradient">Its gradient.</param>
    protected abstract void Update(int index, Span<T> parameter, ReadOnlySpan<T> gradient);
}
