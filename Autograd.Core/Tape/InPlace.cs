using System.Numerics;

namespace Autograd.Core;

/// <summary>PyTorch's rules on what may be changed in place, and what becomes of the history.</summary>
internal static class InPlace
{
    /// <summary>Whether a change must be recorded; refuses one that may not be made.</summary>
    /// <param name="node">The value to change.</param>
    /// <param name="operandRequiresGrad">Whether what it is changed with requires grad.</param>
    /// <exception cref="InvalidOperationException">
    /// Operations are recorded and the value is a leaf that requires grad, a view of one, a view made under <see cref="GradMode.NoGrad"/>, or outlives the open
    /// tape step; or it was made in <see cref="InferenceMode"/> and the mode is left.
    /// </exception>
    public static bool MustRecord<T, TOperation>(Node<T> node, bool operandRequiresGrad)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : IOperation
    {
        if (node.IsInference && !InferenceMode.IsEnabled)
            throw new InvalidOperationException(
                $"{TOperation.Name}_: in-place update to an inference variable outside InferenceMode is not allowed. Make a Clone() to get a normal variable before the update.");
        if (!(node.RequiresGrad || operandRequiresGrad || Root(node).RequiresGrad) || !GradMode.IsGradEnabled)
            return false;

        bool isLeaf = node.RequiresGrad && !node.IsRecorded;
        if (isLeaf || (Root(node).RequiresGrad && !Root(node).IsRecorded))
            throw new InvalidOperationException(
                $"{TOperation.Name}_: {(isLeaf ? "a leaf Variable" : "a view of a leaf Variable")} that requires grad is being used in an in-place operation. "
                + "Update it inside GradMode.NoGrad().");
        if (node.IsViewWithoutGrad)
            throw new InvalidOperationException(
                $"{TOperation.Name}_: a view was created in NoGrad mode and is being modified in place with grad mode enabled. Make the view outside NoGrad, or change it inside.");
        if (Tape<T>.Current is { } tape && !ReferenceEquals(Root(node).Extras?.Tape, tape))
            throw new InvalidOperationException(
                $"{TOperation.Name}_: a variable that outlives the tape step cannot take part in its graph by an in-place change. Change a Clone() of it made inside the step.");
        return true;
    }

    /// <summary>A recorded copy of a value about to be overwritten, for a backward that reads what was there.</summary>
    public static Node<T> Copy<T>(Node<T> node)
        where T : unmanaged, IFloatingPointIeee754<T> => new Variable<T>(node).Clone().Node;

    /// <summary>Puts the changed value in the place of the old one, or of the run of it that a view is.</summary>
    public static void Replace<T>(Node<T> node, Node<T> after)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Node<T> root = Root(node);
        if (ReferenceEquals(root, node))
        {
            node.Supersede(after);
            return;
        }

        ThreadState state = ThreadState.Current;
        SliceUpdateNode<T> update = Recorder.Next<T, SliceUpdateNode<T>>(state, root, after);
        update.Record(state, root, after);
        root.Supersede(update);
    }

    private static Node<T> Root<T>(Node<T> node)
        where T : unmanaged, IFloatingPointIeee754<T>
        => node is IViewNode<T> view ? view.Root.Latest() : node;
}
