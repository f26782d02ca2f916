using System.Numerics;

namespace Autograd.Core;

/// <summary>A view of a view, which also knows the value behind all of them.</summary>
internal sealed class NestedViewNode<T, TOperation> : ViewNode<T, TOperation>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TOperation : struct, IOperation
{
    private Node<T>? _root;

    public override Node<T> Root => _root!;

    public override void Attach(ThreadState state, Node<T> source, bool recording)
    {
        base.Attach(state, source, recording);
        _root = ((IViewNode<T>)source).Root;
    }

    protected override void ReleaseInputs()
    {
        base.ReleaseInputs();
        _root = null;
    }
}
