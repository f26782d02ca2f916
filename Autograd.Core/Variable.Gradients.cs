using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>The gradients of outputs with respect to inputs, without touching any <see cref="Variable{T}.Grad"/>; PyTorch's <c>torch.autograd.grad</c>.</summary>
    /// <param name="outputs">What to differentiate; their gradients add up.</param>
    /// <param name="inputs">With respect to what: leaves or not.</param>
    /// <param name="gradOutputs">A gradient for each output, of its shape; null, or null entries, mean 1 for outputs of one element.</param>
    /// <param name="retainGraph">Keep saved values, so that the graph can be walked again.</param>
    /// <param name="allowUnused">Give null for an input the outputs do not depend on, instead of throwing.</param>
    /// <returns>One gradient for each input.</returns>
    /// <exception cref="ArgumentException">There are no inputs, one does not require grad, or a gradient has another shape or number.</exception>
    /// <exception cref="InvalidOperationException">An input is unused and <paramref name="allowUnused"/> is false, or as in backward.</exception>
    public static Variable<T>?[] Gradients<T>(
        IReadOnlyList<Variable<T>> outputs,
        IReadOnlyList<Variable<T>> inputs,
        IReadOnlyList<Variable<T>?>? gradOutputs = null,
        bool retainGraph = false,
        bool allowUnused = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (gradOutputs is not null && gradOutputs.Count != outputs.Count)
            throw new ArgumentException($"Gradients: got {outputs.Count} outputs and {gradOutputs.Count} gradOutputs; give one for each.", nameof(gradOutputs));
        Node<T>[] targets = AutogradFunctions.Targets("Gradients", inputs);
        var captured = new GradientTargets<T>(outputs.Select(output => output.Node), targets, accumulate: false);
        BackwardPass<T> pass = BackwardPass<T>.Start(retainGraph, captured);
        try
        {
            for (int i = 0; i < outputs.Count; i++)
                Variable<T>.Seed(outputs[i], gradOutputs?[i], pass);
            pass.Walk();
        }
        finally
        {
            pass.Finish();
        }

        Variable<T>?[] gradients = [.. targets.Select(target => captured.GradientOf(target) is { } leaf ? new Variable<T>(leaf) : (Variable<T>?)null)];
        int unused = Array.FindIndex(gradients, gradient => gradient is null);
        if (unused >= 0 && !allowUnused)
            throw new InvalidOperationException(
                $"Gradients: input {unused} appears to not have been used in the graph. Set allowUnused: true if this is the desired behavior.");
        return gradients;
    }

    /// <inheritdoc cref="Gradients{T}(IReadOnlyList{Variable{T}}, IReadOnlyList{Variable{T}}, IReadOnlyList{Variable{T}?}?, bool, bool)"/>
    /// <param name="output">What to differentiate, of one element.</param>
    /// <param name="inputs">With respect to what: leaves or not.</param>
    public static Variable<T>[] Gradients<T>(Variable<T> output, params IReadOnlyList<Variable<T>> inputs)
        where T : unmanaged, IFloatingPointIeee754<T> => [.. Gradients([output], inputs).Select(gradient => gradient!.Value)];
}

/// <summary>What the functions that compute gradients have in common.</summary>
internal static class AutogradFunctions
{
    /// <summary>The values behind the variables whose gradients are asked for.</summary>
    public static Node<T>[] Targets<T>(string function, IEnumerable<Variable<T>> inputs)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Node<T>[] targets = [.. inputs.Select(input => input.Node)];
        if (targets.Length == 0)
            throw new ArgumentException($"{function}: the list of inputs is empty; leave it out to compute the gradients of all leaves.", nameof(inputs));
        int constant = Array.FindIndex(targets, target => !target.RequiresGrad);
        return constant < 0
            ? targets
            : throw new ArgumentException($"{function}: input {constant} of shape {targets[constant].Shape} does not require grad.", nameof(inputs));
    }
}
