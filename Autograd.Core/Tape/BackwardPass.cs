using System.Numerics;

namespace Autograd.Core;

/// <summary>One walk over the graph, from a root to the leaves, in reverse creation order.</summary>
/// <remarks>
/// An input is always older than what was made of it, so the newest value waiting has its gradient complete:
/// a queue by age is the whole schedule, and it sums contributions in PyTorch's order.
/// </remarks>
internal sealed class BackwardPass<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Kept for the next pass on this thread; taken away while in use, so that a nested pass gets one of its own.
    [ThreadStatic]
    private static BackwardPass<T>? t_idle;

    private readonly PriorityQueue<Node<T>, long> _waiting = new();

    /// <summary>Computes the gradients of everything <paramref name="root"/> was made of.</summary>
    /// <param name="root">The value to differentiate.</param>
    /// <param name="gradient">The gradient of the root itself.</param>
    /// <param name="retainGraph">Keep saved values for another pass.</param>
    public static void Run(Node<T> root, ReadOnlySpan<T> gradient, bool retainGraph)
    {
        BackwardPass<T> pass = t_idle ?? new BackwardPass<T>();
        t_idle = null;
        try
        {
            gradient.CopyTo(pass.GradientOf(root));
            pass.Walk(retainGraph);
        }
        finally
        {
            // After a failure midway, what still waits must not leak into the next pass.
            while (pass._waiting.TryDequeue(out Node<T>? node, out _))
                node.EndGradient();
            t_idle = pass;
        }
    }

    /// <summary>Where to add to the gradient of <paramref name="node"/>; zeros at first.</summary>
    public Span<T> GradientOf(Node<T> node)
    {
        if (node.BeginGradient())
            _waiting.Enqueue(node, -node.Sequence);
        return node.Gradient;
    }

    private void Walk(bool retainGraph)
    {
        while (_waiting.TryDequeue(out Node<T>? node, out _))
        {
            try
            {
                Visit(node, retainGraph);
            }
            finally
            {
                node.EndGradient();
            }
        }
    }

    private void Visit(Node<T> node, bool retainGraph)
    {
        if (node.IsFreed)
            throw new InvalidOperationException(
                $"Trying to backward through the graph a second time: the values saved by {node.FunctionName} have already been freed. "
                + "Specify retainGraph: true in the first Backward call.");

        if (node.RetainsGrad)
            node.AccumulateGrad();
        node.Backward(this);
        if (!retainGraph)
            node.Free();
    }
}
