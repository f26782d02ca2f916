using System.Numerics;

namespace Autograd.Core;

/// <summary>One walk over the graph, from its roots to the leaves, in reverse creation order.</summary>
/// <remarks>
/// An input is always older than what was made of it, so the newest value waiting has its gradient complete:
/// a queue by age is the whole schedule, and it sums contributions in PyTorch's order.
/// </remarks>
internal sealed class BackwardPass<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly WaitingNodes<T> _waiting = new();
    private readonly GradientBuffers<T> _buffers = new();
    private GradientTargets<T>? _targets;
    private HashSet<Node<T>>? _own;
    private ThreadState _state = null!;
    private GradientBuffers<T>? _returnTo;
    private bool _retainGraph;
    private bool _checksNaN;

    /// <summary>Starts a pass on this thread; end it with <see cref="Finish"/>.</summary>
    /// <param name="retainGraph">Keep saved values for another pass.</param>
    /// <param name="targets">The only values whose gradients are wanted; all leaves where null.</param>
    public static BackwardPass<T> Start(bool retainGraph, GradientTargets<T>? targets = null)
    {
        // Taken away while in use, so that a nested pass gets one of its own.
        ThreadState state = ThreadState.Current;
        BackwardPass<T> pass = state.IdlePass as BackwardPass<T> ?? new BackwardPass<T>();
        state.IdlePass = null;
        pass._state = state;
        pass._returnTo = Tape<T>.Innermost(state) is null ? pass._buffers : null;
        pass._checksNaN = state.ChecksNaN;
        pass._retainGraph = retainGraph;
        pass._targets = targets;
        pass._own = state.RunningPasses++ > 0 ? [] : null;
        return pass;
    }

    /// <summary>Whether a gradient is wanted of a value, for itself or for what it was made of.</summary>
    public bool Needs(Node<T> node) => node.RequiresGrad && (_targets is null || _targets.IsOnTheWay(node));

    /// <summary>Where to add to the gradient of <paramref name="node"/>; zeros at first.</summary>
    public Span<T> GradientOf(Node<T> node)
    {
        if (node.BeginGradient(_buffers))
        {
            _waiting.Add(node);
            _own?.Add(node);
        }
        else if (_own?.Contains(node) == false)
        {
            ThrowGathering(node);
        }

        return node.Gradient;
    }

    /// <summary>Visits everything that waits, and what comes to wait meanwhile.</summary>
    public void Walk()
    {
        while (_waiting.Count > 0)
        {
            Node<T> node = _waiting.Take();
            try
            {
                Visit(node);
            }
            finally
            {
                node.EndGradient(_returnTo);
            }
        }
    }

    /// <summary>Ends the pass, after a failure too: what still waits must not leak into the next.</summary>
    public void Finish()
    {
        while (_waiting.Count > 0)
            _waiting.Take().EndGradient(_returnTo);
        _targets = null;
        _own = null;
        _state.RunningPasses--;
        _state.IdlePass = this;
    }

    /// <summary>Adds the gathered gradient to what users see, and tells those who watch it.</summary>
    public static void Accumulate(Node<T> node)
    {
        if (!node.RequiresGrad)
            return;
        node.AccumulateGrad();
        if (node.Extras?.Observers is { } observers)
        {
            foreach (Action<Variable<T>> hook in observers.AfterAccumulation.ToArray())
                hook(new Variable<T>(node));
        }
    }

    // A value gathers one gradient at a time.
    private static void ThrowGathering(Node<T> node) => throw new InvalidOperationException(
        $"Backward was called inside a hook or function of another backward pass, and both need the gradient of {node.FunctionName} {node.Shape}. "
        + "Call it after the outer pass, or on a graph of its own.");

    private static void ThrowFreed(Node<T> node) => throw new InvalidOperationException(
        $"Trying to backward through the graph a second time: the values saved by {node.FunctionName} have already been freed. "
        + "Specify retainGraph: true in the first Backward call.");

    private void Visit(Node<T> node)
    {
        if (node.IsFreed)
            ThrowFreed(node);
        node.CallHooks();
        if (_targets is not null)
            _targets.Capture(node);
        else if (!node.IsRecorded || node.RetainsGrad)
            Accumulate(node);

        node.Backward(this);
        if (_checksNaN)
            AnomalyMode.CheckInputs(node);
        if (!_retainGraph)
            node.Free();
    }
}
