using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>Runs an operation's forward into a new value, and records it where a gradient will be wanted.</summary>
/// <remarks>
/// Neither what records nor a node's backward is inlined into its callers: kernels are inlined here, and the compiler, which inlines so much into one method and no more,
/// would leave calls in their innermost loops.
/// </remarks>
internal static partial class Recorder
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Variable<T> Unary<T, TOperation>(Variable<T> x, in Shape shape, in TOperation operation)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : struct, IUnaryOperation<T>
    {
        Node<T> input = x.Node;
        ThreadState state = ThreadState.Current;
        CheckOpen(state, input);
        bool record = input.RequiresGrad && state.IsGradEnabled;
        Node<T> node = record ? Again<T, UnaryNode<T, TOperation>>(state) ?? First<T, UnaryNode<T, TOperation>>(state, new()) : NewLeaf<T>(state);
        node.Allocate(shape);
        operation.Forward(input.Shape, input.Data, shape, node.Data);
        if (record)
            ((UnaryNode<T, TOperation>)node).Record(state, operation, input);
        return new Variable<T>(node);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Variable<T> Binary<T, TOperation>(Variable<T> a, Variable<T> b, in Shape shape, in TOperation operation)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : struct, IBinaryOperation<T>
    {
        Node<T> left = a.Node, right = b.Node;
        ThreadState state = ThreadState.Current;
        CheckOpen(state, left);
        CheckOpen(state, right);
        bool record = (left.RequiresGrad || right.RequiresGrad) && state.IsGradEnabled;
        Node<T> node = record ? Again<T, BinaryNode<T, TOperation>>(state) ?? First<T, BinaryNode<T, TOperation>>(state, new()) : NewLeaf<T>(state);
        node.Allocate(shape);
        operation.Forward(left.Shape, left.Data, right.Shape, right.Data, shape, node.Data);
        if (record)
            ((BinaryNode<T, TOperation>)node).Record(state, operation, left, right);
        return new Variable<T>(node);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Variable<T> Ternary<T, TOperation>(Variable<T> a, Variable<T> b, Variable<T> c, in Shape shape, in TOperation operation)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : struct, ITernaryOperation<T>
    {
        Node<T> first = a.Node, second = b.Node, third = c.Node;
        ThreadState state = ThreadState.Current;
        CheckOpen(state, first);
        CheckOpen(state, second);
        CheckOpen(state, third);
        bool record = (first.RequiresGrad || second.RequiresGrad || third.RequiresGrad) && state.IsGradEnabled;
        Node<T> node = record ? Again<T, TernaryNode<T, TOperation>>(state) ?? First<T, TernaryNode<T, TOperation>>(state, new()) : NewLeaf<T>(state);
        node.Allocate(shape);
        operation.Forward(first.Shape, first.Data, second.Shape, second.Data, third.Shape, third.Data, shape, node.Data);
        if (record)
            ((TernaryNode<T, TOperation>)node).Record(state, operation, first, second, third);
        return new Variable<T>(node);
    }

    /// <summary>A run of the elements of <paramref name="x"/> under another shape, sharing them.</summary>
    public static Variable<T> View<T, TOperation>(Variable<T> x, in Shape shape, int start)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : struct, IOperation
    {
        Node<T> source = x.Node;
        ThreadState state = ThreadState.Current;
        CheckOpen(state, source);
        ViewNode<T, TOperation> node = source.IsView
            ? Again<T, NestedViewNode<T, TOperation>>(state) ?? First<T, NestedViewNode<T, TOperation>>(state, new())
            : Again<T, ViewNode<T, TOperation>>(state) ?? First<T, ViewNode<T, TOperation>>(state, new());
        node.Share(shape, source.Storage, source.Offset + start);
        node.Attach(state, source, recording: state.IsGradEnabled);
        return new Variable<T>(node);
    }

    /// <summary>The same elements, without history and without being a view.</summary>
    public static Variable<T> Detached<T>(Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Node<T> source = x.Node;
        ThreadState state = ThreadState.Current;
        CheckOpen(state, source);
        Leaf<T> node = NewLeaf<T>(state);
        node.Share(source.Shape, source.Storage, source.Offset);
        return new Variable<T>(node);
    }

    /// <summary>The node for a result: of the tape where a step is open, else new.</summary>
    public static TNode Next<T, TNode>(params ReadOnlySpan<Node<T>> inputs)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TNode : Node<T>, new() => Next<T, TNode>(ThreadState.Current, inputs);

    /// <inheritdoc cref="Next{T, TNode}(ReadOnlySpan{Node{T}})"/>
    public static TNode Next<T, TNode>(ThreadState state, params ReadOnlySpan<Node<T>> inputs)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TNode : Node<T>, new()
    {
        foreach (Node<T> input in inputs)
            CheckOpen(state, input);
        return Again<T, TNode>(state) ?? First<T, TNode>(state, new());
    }

    /// <summary>A value that nothing is recorded of: of the tape where a step is open, else new.</summary>
    public static Leaf<T> NewLeaf<T>(ThreadState state)
        where T : unmanaged, IFloatingPointIeee754<T> => Again<T, Leaf<T>>(state) ?? First<T, Leaf<T>>(state, new(state));

    /// <summary>Refuses an input whose tape step is not open here: the result would outlive the step whose buffers it was made of, or change them under another thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CheckOpen<T>(ThreadState state, Node<T> input)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (input.OnTape && !input.Extras!.Tape!.IsOpenOn(state))
            ThrowNotOpen();
    }

    private static void ThrowNotOpen()
        => throw new InvalidOperationException("A variable of a tape step was used on a thread where that step is not open; detach and copy it first.");

    /// <summary>The node that the tape had at this place in the step before; null where none fits or no step is open.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TNode? Again<T, TNode>(ThreadState state)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TNode : Node<T>
    {
        TNode? node = Tape<T>.Innermost(state)?.Again<TNode>();
        if (node is not null && state.IsInference)
            node.MarkInference();
        return node;
    }

    /// <summary>A new node, for the tape to use again where a step is open.</summary>
    private static TNode First<T, TNode>(ThreadState state, TNode node)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TNode : Node<T>
    {
        Tape<T>.Innermost(state)?.Place(node);
        if (state.IsInference)
            node.MarkInference();
        return node;
    }
}
