namespace Autograd.Core;

/// <content>Computing gradients.</content>
public readonly partial struct Variable<T>
{
    /// <summary>Computes the gradients of this variable with respect to the leaves it was made of, and adds them to their <see cref="Grad"/>.</summary>
    /// <remarks>
    /// Gradients are numbers, not recorded: there is no <c>create_graph</c>, and no second derivative of a gradient. Passes on several threads are independent as long as
    /// they share no variable that requires grad; over shared ones, take turns.
    /// </remarks>
    /// <param name="gradient">
    /// The gradient of the final result with respect to this variable, of the same shape. Default: 1, for a variable of one element.
    /// </param>
    /// <param name="retainGraph">Keep saved values, so that the graph can be walked again.</param>
    /// <exception cref="InvalidOperationException">
    /// The variable does not require grad; it has several elements and no <paramref name="gradient"/> was given; the graph has been freed by
    /// an earlier pass; or a value needed was changed in place.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="gradient"/> has another shape.</exception>
    public void Backward(Variable<T>? gradient = null, bool retainGraph = false)
        => Run(this, gradient, BackwardPass<T>.Start(retainGraph));

    /// <summary>As <see cref="Backward(Variable{T}?, bool)"/>, but adds to the <see cref="Grad"/> of the given variables only.</summary>
    /// <param name="inputs">Variables this one was made of, leaves or not.</param>
    /// <param name="gradient">As above.</param>
    /// <param name="retainGraph">As above.</param>
    /// <exception cref="ArgumentException">There are no inputs, or one does not require grad.</exception>
    public void Backward(IEnumerable<Variable<T>> inputs, Variable<T>? gradient = null, bool retainGraph = false)
    {
        Node<T>[] targets = AutogradFunctions.Targets("Backward", inputs);
        Run(this, gradient, BackwardPass<T>.Start(retainGraph, new GradientTargets<T>([Node], targets, accumulate: true)));
    }

    /// <summary>Puts the gradient of a root into a pass.</summary>
    internal static void Seed(Variable<T> root, Variable<T>? gradient, BackwardPass<T> pass)
    {
        Node<T> node = root.Node;
        if (!node.RequiresGrad)
            throw NotRecorded();

        if (gradient is { } given)
        {
            if (given.Shape != node.Shape)
                throw Mismatch(given.Node, node);
            Kernels.Accumulation.Add(given.Node.Data, pass.GradientOf(node));
        }
        else if (node.Length == 1)
        {
            pass.GradientOf(node)[0] += T.One;
        }
        else
        {
            throw NoScalar(node);
        }
    }

    private static InvalidOperationException NotRecorded() => new(
        "Backward: element 0 of variables does not require grad and does not have a grad_fn. Create a leaf with requiresGrad: true, and compute outside NoGrad.");

    private static ArgumentException Mismatch(Node<T> gradient, Node<T> node)
        => new($"Backward: mismatch in shape, gradient is {gradient.Shape} and the variable is {node.Shape}.", nameof(gradient));

    private static InvalidOperationException NoScalar(Node<T> node) => new(
        $"Backward: grad can be implicitly created only for scalar outputs, this variable is {node.Shape}. Call Sum() or Mean() first, or pass the gradient.");

    private static void Run(Variable<T> root, Variable<T>? gradient, BackwardPass<T> pass)
    {
        try
        {
            Seed(root, gradient, pass);
            pass.Walk();
        }
        finally
        {
            pass.Finish();
        }
    }
}
