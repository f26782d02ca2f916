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

    /// <summary>Whether <see cref="Backward(Variable{T}?, bool)"/> computes a gradient for this variable.</summary>
    public bool RequiresGrad => Node.RequiresGrad;

    /// <summary>Whether no recorded operation made it. Every variable that does not require grad is a leaf.</summary>
    public bool IsLeaf => !Node.IsRecorded;

    /// <summary>
    /// The accumulated gradient, of this variable's shape; <see langword="null"/> before the first <see cref="Backward(Variable{T}?, bool)"/>, and for
    /// a non-leaf unless <see cref="RetainGrad"/> was called.
    /// </summary>
    public Variable<T>? Grad => Node.Grad is { } grad ? new Variable<T>(grad) : null;

    /// <summary>Sets the gradient, as assigning <c>.grad</c> does.</summary>
    /// <param name="grad">Of this variable's shape; null for none. Copied.</param>
    /// <exception cref="ArgumentException">It has another shape.</exception>
    public void SetGrad(Variable<T>? grad)
    {
        if (grad is not { } given)
        {
            Node.SetGrad(null);
            return;
        }

        if (given.Shape != Shape)
            throw new ArgumentException($"SetGrad: assigned grad has data of a different size, the variable is {Shape} and the gradient is {given.Shape}.", nameof(grad));
        Node.SetGrad((Leaf<T>)Variable.Create((ReadOnlySpan<T>)given.Node.Data, given.Shape).Node);
    }

    /// <summary>The recorded operation that made this variable; <see langword="null"/> for a leaf.</summary>
    public GradFunction<T>? GradFn => Node.IsRecorded ? new GradFunction<T>(Node) : null;

    /// <summary>Whether <see cref="RetainGrad"/> was called.</summary>
    public bool RetainsGrad => Node.RetainsGrad;

    /// <summary>The number of in-place changes its elements have seen; shared with views and detached variables.</summary>
    /// <exception cref="InvalidOperationException">It was made in <see cref="InferenceMode"/>.</exception>
    public int Version => Node.IsInference
        ? throw new InvalidOperationException("Inference variables do not track version counter.")
        : Node.Storage.Version;

    /// <summary>Whether it was made in <see cref="InferenceMode"/>.</summary>
    public bool IsInference => Node.IsInference;

    /// <summary>Whether it is a module's parameter; see <see cref="Variable.Parameter{T}"/>.</summary>
    public bool IsParameter => Node.IsParameter;

    /// <summary>What the handle stands for, if it still does.</summary>
    internal Node<T> Node
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_node is null || _node.Generation != _generation)
                ThrowInvalid(_node);
            return _node.MayBeOutdated ? _node.Latest() : _node;
        }
    }

    /// <summary>Whether both handles are the same variable (not whether their elements are equal).</summary>
    public static bool operator ==(Variable<T> left, Variable<T> right) => left.Equals(right);

    /// <summary>Whether the handles are different variables.</summary>
    public static bool operator !=(Variable<T> left, Variable<T> right) => !left.Equals(right);

    /// <summary>Makes <see cref="Backward(Variable{T}?, bool)"/> keep the gradient of this non-leaf in <see cref="Grad"/>. No effect on a leaf.</summary>
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
    /// <exception cref="InvalidOperationException">Clearing it on a non-leaf, or setting it on an inference variable outside <see cref="InferenceMode"/>.</exception>
    public Variable<T> RequiresGrad_(bool requiresGrad = true)
    {
        if (!IsLeaf)
        {
            return requiresGrad
                ? this
                : throw new InvalidOperationException("RequiresGrad_: you can only change requiresGrad flags of leaf variables. Use Detach() for a variable without history.");
        }

        if (requiresGrad && IsInference && !InferenceMode.IsEnabled)
            throw new InvalidOperationException("RequiresGrad_: setting requiresGrad on an inference variable outside InferenceMode is not allowed. Make a Clone() first.");
        Node.RequiresGrad = requiresGrad;
        return this;
    }

    /// <summary>The same elements as a leaf without history; in-place changes show in both, and are noticed by a graph that saved them.</summary>
    public Variable<T> Detach() => Recorder.Detached(this);

    /// <summary>Calls a function with this variable's gradient whenever backward has computed it, before it is accumulated or passed on.</summary>
    /// <param name="hook">Gets the gradient, and returns one to use instead, of the same shape, or null.</param>
    /// <returns>Removes the hook when disposed.</returns>
    /// <exception cref="InvalidOperationException">The variable does not require grad.</exception>
    public IDisposable RegisterHook(Func<Variable<T>, Variable<T>?> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        if (!RequiresGrad)
            throw new InvalidOperationException("RegisterHook: can't register a hook on a variable that doesn't require gradient.");
        return HookHandle.Add(Node.NeedExtras().NeedObservers().Hooks, hook);
    }

    /// <summary>Calls a function whenever backward has added to this leaf's <see cref="Grad"/>.</summary>
    /// <param name="hook">Gets this variable.</param>
    /// <returns>Removes the hook when disposed.</returns>
    /// <exception cref="InvalidOperationException">The variable is not a leaf that requires grad.</exception>
    public IDisposable RegisterPostAccumulateGradHook(Action<Variable<T>> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        if (!IsLeaf || !RequiresGrad)
            throw new InvalidOperationException("RegisterPostAccumulateGradHook: post accumulate grad hooks cannot be registered on non-leaf variables or ones that don't require gradient.");
        return HookHandle.Add(Node.NeedExtras().NeedObservers().AfterAccumulation, hook);
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
