using System.Numerics;

namespace Autograd.Core;

/// <summary>What few values have: kept apart, so that the many stay small.</summary>
internal sealed class NodeExtras<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The tape it belongs to; null in the default lifetime.</summary>
    public Tape<T>? Tape;

    /// <summary>The gradient users see; kept for reuse where they see none.</summary>
    public Leaf<T>? Grad;

    /// <summary>The value that took this one's place when it was changed in place by a recorded operation.</summary>
    public Node<T>? Successor;

    /// <summary>How many leading elements optimizers change, where not all; see <see cref="Node{T}.ActiveLength"/>.</summary>
    public int? ActiveLength;

    /// <summary>What users attached to it; null where nothing.</summary>
    public NodeObservers<T>? Observers;

    /// <summary>The observers, made where there are none yet.</summary>
    public NodeObservers<T> NeedObservers() => Observers ??= new NodeObservers<T>();

    /// <summary>Forgets what belongs to one tape step; the gradient's buffer stays.</summary>
    public void Reset()
    {
        Successor = null;
        Observers = null;
    }
}
