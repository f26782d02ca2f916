using System.Numerics;

namespace Autograd.Core;

/// <summary>Runs an operation's forward into a new value, and records it where a gradient will be wanted.</summary>
internal static partial class Recorder
{
    public static Variable<T> Unary<T, TOperation>(Variable<T> x, in Shape shape, in TOperation operation)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : struct, IUnaryOperation<T>
    {
        Node<T> input = x.Node;
        ThreadState state = ThreadState.Current;
        bool record = input.RequiresGrad && state.IsGradEnabled;
        Node<T> node = record ? Next<T, UnaryNode<T, TOperation>>(state, input) : Next<T, Leaf<T>>(state, input);
        node.Allocate(shape);
        operation.Forward(input.Shape, input.Data, shape, node.Data);
        if (record)
            ((UnaryNode<T, TOperation>)node).Record(operation, input);
        return new Variable<T>(node);
    }

    public static Variable<T> Binary<T, TOperation>(Variable<T> a, Variable<T> b, in Shape shape, in TOperation operation)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : struct, IBinaryOperation<T>
    {
        Node<T> left = a.Node, right = b.Node;
        ThreadState state = ThreadState.Current;
        bool record = (left.RequiresGrad || right.RequiresGrad) && state.IsGradEnabled;
        Node<T> node = record ? Next<T, BinaryNode<T, TOperation>>(state, left, right) : Next<T, Leaf<T>>(state, left, right);
        node.Allocate(shape);
        operation.Forward(left.Shape, left.Data, right.Shape, right.Data, shape, node.Data);
        if (record)
            ((BinaryNode<T, TOperation>)node).Record(operation, left, right);
        return new Variable<T>(node);
    }

    public static Variable<T> Ternary<T, TOperation>(Variable<T> a, Variable<T> b, Variable<T> c, in Shape shape, in TOperation operation)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : struct, ITernaryOperation<T>
    {
        Node<T> first = a.Node, second = b.Node, third = c.Node;
        ThreadState state = ThreadState.Current;
        bool record = (first.RequiresGrad || second.RequiresGrad || third.RequiresGrad) && state.IsGradEnabled;
        Node<T> node = record ? Next<T, TernaryNode<T, TOperation>>(state, first, second, third) : Next<T, Leaf<T>>(state, first, second, third);
        node.Allocate(shape);
        operation.Forward(first.Shape, first.Data, second.Shape, second.Data, third.Shape, third.Data, shape, node.Data);
        if (record)
            ((TernaryNode<T, TOperation>)node).Record(operation, first, second, third);
        return new Variable<T>(node);
    }

    /// <summary>A run of the elements of <paramref name="x"/> under another shape, sharing them.</summary>
    public static Variable<T> View<T, TOperation>(Variable<T> x, in Shape shape, int start)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : struct, IOperation
    {
        Node<T> source = x.Node;
        ViewNode<T, TOperation> node = source.IsView ? Next<T, NestedViewNode<T, TOperation>>(source) : Next<T, ViewNode<T, TOperation>>(source);
        node.Share(shape, source.Storage, source.Offset + start);
        node.Attach(source, recording: GradMode.IsGradEnabled);
        return new Variable<T>(node);
    }

    /// <summary>The same elements, without history and without being a view.</summary>
    public static Variable<T> Detached<T>(Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Node<T> source = x.Node;
        Leaf<T> node = Next<T, Leaf<T>>(source);
        node.Share(source.Shape, source.Storage, source.Offset);
        return new Variable<T>(node);
    }

    /// <summary>The node for a result: of the tape where a step is open, else new.</summary>
    public static TNode Next<T, TNode>(params ReadOnlySpan<Node<T>> inputs)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TNode : Node<T>, new() => Next<T, TNode>(ThreadState.Current, inputs);

    private static TNode Next<T, TNode>(ThreadState state, params ReadOnlySpan<Node<T>> inputs)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TNode : Node<T>, new()
    {
        // The result would outlive the step whose buffers it was made of, or change them under another thread.
        foreach (Node<T> input in inputs)
        {
            if (input.OnTape && !input.Extras!.Tape!.IsOpenHere())
                throw new InvalidOperationException("A variable of a tape step was used on a thread where that step is not open; detach and copy it first.");
        }

        TNode node = Tape<T>.Innermost(state) is { } tape ? tape.Next<TNode>() : new TNode();
        if (state.IsInference)
            node.MarkInference();
        return node;
    }
}
