using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>A value of which one run was changed in place through a view; PyTorch's CopySlices.</summary>
/// <remarks>The run's gradient belongs to the operation that changed it, and the rest to the value before.</remarks>
internal sealed class SliceUpdateNode<T> : Node<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private Node<T>? _before;
    private Node<T>? _run;

    public override string FunctionName => "CopySlices";

    public override int InputCount => 2;

    public void Record(ThreadState state, Node<T> before, Node<T> run)
    {
        Share(before.Shape, before.Storage, before.Offset);
        _before = before;
        _run = run;
        MarkRecorded(state, Math.Max(before.Sequence, run.Sequence), savesValues: false);
    }

    public override Node<T> Input(int index) => index == 0 ? _before! : _run!;

    public override void Backward(BackwardPass<T> pass)
    {
        int start = _run!.Offset - Offset, end = start + _run.Length;
        if (pass.Needs(_run))
            Accumulation.Add(Gradient[start..end], pass.GradientOf(_run));
        if (!pass.Needs(_before!))
            return;
        Span<T> before = pass.GradientOf(_before!);
        Accumulation.Add(Gradient[..start], before[..start]);
        Accumulation.Add(Gradient[end..], before[end..]);
    }

    protected override void ReleaseInputs() => _before = _run = null;
}
