using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>A dense array of floating-point numbers that takes part in automatic differentiation; PyTorch's tensor.</summary>
/// <typeparam name="T">The element type: <see cref="float"/> to train, <see cref="double"/> to check gradients.</typeparam>
/// <remarks>
/// A handle: copying it copies no elements, and both copies are the same variable. Operations are in <see cref="Variable"/>, as
/// extension methods and as functions, and as operators here. Elements are stored contiguously, innermost dimension last.
/// </remarks>
/// <example><code>
/// Variable&lt;double&gt; x = Variable.Create([2.0], requiresGrad: true);
/// Variable&lt;double&gt; y = Variable.Create([3.0], requiresGrad: true);
/// Variable&lt;double&gt; z = x.Pow(2) + 3 * y;
/// z.Backward();
/// // x.Grad is [4], y.Grad is [3]
/// </code></example>
[DebuggerDisplay("{ToString(),nq}")]
public readonly partial struct Variable<T> : IEquatable<Variable<T>>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Node<T>? _node;
    private readonly long _generation;

    internal Variable(Node<T> node)
    {
        _node = node;
        _generation = node.Generation;
    }

    /// <summary>The dimension lengths, outermost first.</summary>
    public Shape Shape => Node.Shape;

    /// <summary>The number of dimensions; 0 for a scalar.</summary>
    public int Rank => Node.Shape.Rank;

    /// <summary>The number of elements.</summary>
    public int FlattenedLength => Node.Length;

    /// <summary>Whether <see cref="Backward"/> computes a gradient for this variable.</summary>
    public bool RequiresGrad => Node.RequiresGrad;

    /// <summary>Whether no recorded operation made it. Every variable that does not require grad is a leaf.</summary>
    public bool IsLeaf => !Node.IsRecorded;

    /// <summary>
    /// The accumulated gradient, of this variable's shape; <see langword="null"/> before the first <see cref="Backward"/>, and for
    /// a non-leaf unless <see cref="RetainGrad"/> was called.
    /// </summary>
    public Variable<T>? Grad => Node.Grad is { } grad ? new Variable<T>(grad) : null;

    /// <summary>The recorded operation that made this variable; <see langword="null"/> for a leaf.</summary>
    public GradFunction<T>? GradFn => Node.IsRecorded ? new GradFunction<T>(Node) : null;

    /// <summary>Whether <see cref="RetainGrad"/> was called.</summary>
    public bool RetainsGrad => Node.RetainsGrad;

    /// <summary>The number of in-place changes its elements have seen; shared with views and detached variables.</summary>
    public int Version => Node.Storage.Version;

    /// <summary>What the handle stands for, if it still does.</summary>
    internal Node<T> Node
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_node is null || _node.Generation != _generation)
                ThrowInvalid(_node);
            return _node;
        }
    }

    /// <summary>Whether both handles are the same variable (not whether their elements are equal).</summary>
    public static bool operator ==(Variable<T> left, Variable<T> right) => left.Equals(right);

    /// <summary>Whether the handles are different variables.</summary>
    public static bool operator !=(Variable<T> left, Variable<T> right) => !left.Equals(right);

    /// <summary>Computes the gradients of this variable with respect to the leaves it was made of, and adds them to their <see cref="Grad"/>.</summary>
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
    {
        Node<T> root = Node;
        if (!root.RequiresGrad)
            throw new InvalidOperationException(
                "Backward: element 0 of variables does not require grad and does not have a grad_fn. "
                + "Create a leaf with requiresGrad: true, and compute outside NoGrad.");

        if (gradient is { } given)
        {
            if (given.Shape != root.Shape)
                throw new ArgumentException(
                    $"Backward: mismatch in shape, gradient is {given.Shape} and the variable is {root.Shape}.", nameof(gradient));
            BackwardPass<T>.Run(root, given.Node.Data, retainGraph);
        }
        else if (root.Length == 1)
        {
            BackwardPass<T>.Run(root, [T.One], retainGraph);
        }
        else
        {
            throw new InvalidOperationException(
                $"Backward: grad can be implicitly created only for scalar outputs, this variable is {root.Shape}. "
                + "Call Sum() or Mean() first, or pass the gradient.");
        }
    }

    /// <summary>Makes <see cref="Backward"/> keep the gradient of this non-leaf in <see cref="Grad"/>. No effect on a leaf.</summary>
    /// <exception cref="InvalidOperationException">The variable does not require grad.</exception>
    public void RetainGrad()
    {
        if (!RequiresGrad)
            throw new InvalidOperationException("RetainGrad: can't retain grad on a variable that has requiresGrad false.");
        if (!IsLeaf)
            Node.RetainsGrad = true;
    }

    /// <summary>Sets whether this leaf requires grad, and returns it.</summary>
    /// <param name="requiresGrad">The new setting.</param>
    /// <exception cref="InvalidOperationException">Clearing it on a non-leaf; detach instead.</exception>
    public Variable<T> RequiresGrad_(bool requiresGrad = true)
    {
        if (!IsLeaf && !requiresGrad)
            throw new InvalidOperationException("RequiresGrad_: you can only change requiresGrad flags of leaf variables. Use Detach() for a variable without history.");
        Node.RequiresGrad = requiresGrad;
        return this;
    }

    /// <summary>The same elements as a leaf without history; in-place changes show in both.</summary>
    public Variable<T> Detach()
    {
        Node<T> source = Node;
        using (GradMode.NoGrad())
            return Recorder.View<T, DetachOperation>(this, source.Shape, 0);
    }

    /// <inheritdoc/>
    public bool Equals(Variable<T> other) => ReferenceEquals(_node, other._node) && _generation == other._generation;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Variable<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(_node), _generation);

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private static void ThrowInvalid(Node<T>? node) => throw new InvalidOperationException(
        node is null
            ? "The variable is not initialised: default(Variable) is no variable. Create one with Variable.Create, Zeros or Ones."
            : "The variable belongs to a tape step that has ended. Read what you need inside the step, or copy it out with ToArray().");
}
