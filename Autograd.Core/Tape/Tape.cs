using System.Numerics;

namespace Autograd.Core;

/// <summary>Reuses the graph of a training step, so that the steady state allocates nothing.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// Inside a step the i-th operation takes the i-th node and its buffers of the step before. Control flow may differ from step
/// to step, and so may batch lengths; only what does not fit is allocated anew. What operations return inside a step lives until the
/// step ends: a handle kept longer throws <see cref="InvalidOperationException"/> when used. Variables made with
/// <c>Variable.Create</c>, <c>Variable.Zeros</c> and the like are not part of the step and stay. A tape belongs to the thread that
/// opens the step.
/// </remarks>
/// <example><code>
/// var tape = new Tape&lt;float&gt;();
/// for (int i = 0; i &lt; steps; i++)
/// {
///     using (tape.Step())
///     {
///         var loss = Variable.MseLoss(x.Linear(weight, bias), y);
///         optimizer.ZeroGrad();
///         loss.Backward();
///         optimizer.Step();
///     }
/// }
/// </code></example>
public sealed class Tape<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [ThreadStatic]
    private static Tape<T>? t_current;

    private readonly List<Node<T>> _nodes = [];
    private Tape<T>? _outer;
    private int _next;
    private bool _inStep;

    /// <summary>Whether operations on this thread run inside a tape step.</summary>
    public static bool IsInStep => t_current is not null;

    /// <summary>The number of values the tape holds buffers for.</summary>
    public int Count => _nodes.Count;

    internal static Tape<T>? Current => t_current;

    /// <summary>Opens a step on this thread; ends when disposed.</summary>
    /// <exception cref="InvalidOperationException">This tape's last step has not ended.</exception>
    public Scope Step()
    {
        if (_inStep)
            throw new InvalidOperationException("Tape: the last step has not ended; dispose it first, or use a second tape for a nested step.");
        _inStep = true;
        _outer = t_current;
        t_current = this;
        return new Scope(this);
    }

    /// <summary>The node of the step before at this position if it is of the right kind, else a new one.</summary>
    internal TNode Next<TNode>()
        where TNode : Node<T>, new()
    {
        int index = _next++;
        if (index < _nodes.Count && _nodes[index] is TNode node && node.GetType() == typeof(TNode))
        {
            node.ReuseOnTape();
            return node;
        }

        node = new TNode();
        node.ReuseOnTape();
        if (index < _nodes.Count)
            _nodes[index] = node;
        else
            _nodes.Add(node);
        return node;
    }

    private void End()
    {
        foreach (Node<T> node in _nodes)
            node.Expire();
        _next = 0;
        _inStep = false;
        t_current = _outer;
        _outer = null;
    }

    /// <summary>An open step.</summary>
    public readonly struct Scope : IDisposable
    {
        private readonly Tape<T>? _tape;

        internal Scope(Tape<T> tape) => _tape = tape;

        /// <summary>Ends the step; what its operations returned must not be used any more.</summary>
        public void Dispose() => _tape?.End();
    }
}
