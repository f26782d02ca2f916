using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>A run of another value's elements: same storage, another shape or a part. Recorded where the source requires grad.</summary>
internal class ViewNode<T, TOperation> : Node<T>, IViewNode<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TOperation : struct, IOperation
{
    private static readonly string Function = TOperation.Name + "Backward0";

    private Node<T>? _source;

    public virtual Node<T> Root => _source!;

    public override string FunctionName => Function;

    public override int InputCount => IsRecorded ? 1 : 0;

    public virtual void Attach(ThreadState state, Node<T> source, bool recording)
    {
        _source = source;
        MarkView(recording && !source.IsViewWithoutGrad, recorded: recording && source.RequiresGrad);
        TakeNumber(state, source.Sequence);
    }

    public override Node<T> Input(int index) => _source!;

    public override void Backward(BackwardPass<T> pass)
    {
        if (IsRecorded && pass.Needs(_source!))
            Accumulation.Add(Gradient, pass.GradientOf(_source!).Slice(Offset - _source!.Offset, Length));
    }

    // Changes through views take the place of the root, so that a view of many others need not ask each.
    protected override Node<T> Refresh()
    {
        if (!Root.IsSuperseded || IsViewWithoutGrad)
            return this;
        Node<T> latest = Root.Latest();

        // Lives as long as this one, also where it is first asked for inside a tape step.
        ThreadState state = ThreadState.Current;
        ViewNode<T, TOperation> view = OnTape ? Recorder.Next<T, ViewNode<T, TOperation>>(state, latest) : new ViewNode<T, TOperation>();
        view.Share(Shape, latest.Storage, Offset);
        view.Attach(state, latest, recording: true);
        Supersede(view);
        return view;
    }

    protected override void ReleaseInputs() => _source = null;
}
