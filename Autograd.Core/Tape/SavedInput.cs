using System.Numerics;

namespace Autograd.Core;

/// <summary>An edge of the graph: the input, and its version when it was used.</summary>
internal readonly struct SavedInput<T>(Node<T> node, bool isRead)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public readonly Node<T> Node = node;
    private readonly int _version = node.Storage.Version;
    private readonly bool _isRead = isRead;

    /// <summary>The input for backward: its value where it was saved (and is unchanged), its gradient where it is needed.</summary>
    public Operand<T> Open(BackwardPass<T> pass)
    {
        ReadOnlySpan<T> value = default;
        if (_isRead)
        {
            Node.CheckUnchanged(_version);
            value = Node.Data;
        }

        return new Operand<T>(Node.Shape, value, Node.RequiresGrad ? pass.GradientOf(Node) : default, Node.RequiresGrad);
    }
}
