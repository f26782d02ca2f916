using System.Numerics;

namespace Autograd.Core;

/// <summary>The values whose gradients a pass is to compute, when not simply all leaves, and the values on the way to them.</summary>
internal sealed class GradientTargets<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Dictionary<Node<T>, Leaf<T>?> _gradients = [];
    private readonly HashSet<Node<T>> _onTheWay = [];
    private readonly bool _accumulate;

    /// <summary>Targets among what some roots were made of.</summary>
    /// <param name="roots">Where the pass begins.</param>
    /// <param name="targets">The values whose gradients are wanted.</param>
    /// <param name="accumulate">Add the gradients to the targets' <c>Grad</c>; else keep them here.</param>
    public GradientTargets(IEnumerable<Node<T>> roots, IEnumerable<Node<T>> targets, bool accumulate)
    {
        _accumulate = accumulate;
        foreach (Node<T> target in targets)
            _gradients[target] = null;

        // Inputs are older than what was made of them, so one run from old to new finds every value that leads to a target.
        foreach (Node<T> node in Reachable(roots).OrderBy(node => node.Sequence))
        {
            // What was freed may lead anywhere; the pass will refuse it.
            bool leads = node.IsFreed || _gradients.ContainsKey(node);
            for (int i = 0; i < InputCount(node) && !leads; i++)
                leads = _onTheWay.Contains(node.Input(i));
            if (leads)
                _onTheWay.Add(node);
        }
    }

    public bool IsOnTheWay(Node<T> node) => _onTheWay.Contains(node);

    /// <summary>Keeps or accumulates the gradient of a value if it is a target.</summary>
    public void Capture(Node<T> node)
    {
        if (!_gradients.ContainsKey(node))
            return;
        if (_accumulate)
            BackwardPass<T>.Accumulate(node);
        else
            _gradients[node] = (Leaf<T>)Variable.Create((ReadOnlySpan<T>)node.Gradient, node.Shape).Node;
    }

    /// <summary>The gradient kept for a target; null where the roots do not depend on it.</summary>
    public Leaf<T>? GradientOf(Node<T> target) => _gradients[target];

    private static HashSet<Node<T>> Reachable(IEnumerable<Node<T>> roots)
    {
        var found = new HashSet<Node<T>>(roots);
        var open = new Stack<Node<T>>(found);
        while (open.TryPop(out Node<T>? node))
        {
            for (int i = 0; i < InputCount(node); i++)
            {
                Node<T> input = node.Input(i);
                if (input.RequiresGrad && found.Add(input))
                    open.Push(input);
            }
        }

        return found;
    }

    private static int InputCount(Node<T> node) => node.IsFreed ? 0 : node.InputCount;
}
