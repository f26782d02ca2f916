using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
public sealed class Tape<T> : ITape
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<Node<T>> _nodes = [];
    private readonly List<Node<T>> _guests = [];
    private ITape? _outer;
    private int _next;
    private long _step;
    private bool _inStep;

    /// <summary>Whether operations on this thread run inside a tape step.</summary>
    public static bool IsInStep => Current is not null;

    /// <summary>The number of values the tape holds buffers for.</summary>
    public int Count => _nodes.Count;

    ITape? ITape.Outer => _outer;

    /// <summary>The innermost open step's tape of this element type.</summary>
    internal static Tape<T>? Current => Innermost(ThreadState.Current);

    /// <summary>Opens a step on this thread; ends when disposed.</summary>
    /// <exception cref="InvalidOperationException">This tape's last step has not ended.</exception>
    public Scope Step()
    {
        if (_inStep)
            ThrowInStep();
        _inStep = true;
        ThreadState state = ThreadState.Current;
        _outer = state.Tape;
        state.Tape = this;
        return new Scope(this, ++_step);
    }

    /// <summary>The innermost open step's tape of this element type, on the thread whose state is given.</summary>
    internal static Tape<T>? Innermost(ThreadState state)
    {
        for (ITape? tape = state.Tape; tape is not null; tape = tape.Outer)
        {
            if (tape is Tape<T> innermost)
                return innermost;
        }

        return null;
    }

    /// <summary>Whether this tape's step is open on the thread whose state is given.</summary>
    internal bool IsOpenOn(ThreadState state)
    {
        for (ITape? tape = state.Tape; tape is not null; tape = tape.Outer)
        {
            if (ReferenceEquals(tape, this))
                return true;
        }

        return false;
    }

    /// <summary>The node of the step before at this position if it is of the right kind; else null, and <see cref="Place"/> is to follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TNode? Again<TNode>()
        where TNode : Node<T>
    {
        if (_next >= _nodes.Count || _nodes[_next] is not TNode node || node.GetType() != typeof(TNode))
            return null;
        _next++;
        node.Reuse();
        return node;
    }

    /// <summary>Puts a new node at this position.</summary>
    internal void Place(Node<T> node)
    {
        node.Join(this);
        if (_next < _nodes.Count)
            _nodes[_next] = node;
        else
            _nodes.Add(node);
        _next++;
    }

    /// <summary>Makes a value that is not reused live no longer than this step.</summary>
    internal void Host(Node<T> node)
    {
        node.Join(this);
        _guests.Add(node);
    }

    private void End(long step)
    {
        // A copy of the scope may be disposed again.
        if (step != _step || !_inStep)
            return;
        ThreadState state = ThreadState.Current;
        if (!ReferenceEquals(state.Tape, this))
            ThrowNotInnermost();
        foreach (Node<T> node in CollectionsMarshal.AsSpan(_nodes)[.._next])
            node.Expire();
        foreach (Node<T> guest in _guests)
            guest.Expire();
        _guests.Clear();
        _next = 0;
        _inStep = false;
        state.Tape = _outer;
        _outer = null;
    }

    private static void ThrowInStep()
        => throw new InvalidOperationException("Tape: the last step has not ended; dispose it first, or use a second tape for a nested step.");

    private static void ThrowNotInnermost() => throw new InvalidOperationException("Tape: steps must end on the thread that opened them, the innermost first.");

    /// <summary>An open step.</summary>
    public readonly struct Scope : IDisposable
    {
        private readonly Tape<T>? _tape;
        private readonly long _step;

        internal Scope(Tape<T> tape, long step)
        {
            _tape = tape;
            _step = step;
        }

        /// <summary>Ends the step; what its operations returned must not be used any more.</summary>
        public void Dispose() => _tape?.End(_step);
    }
}
