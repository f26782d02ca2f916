using System.Numerics;

namespace Autograd.Core;

/// <summary>A recorded run of another variable's elements: same storage, another shape or a part.</summary>
internal sealed class ViewNode<T, TOperation> : Node<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TOperation : struct, IOperation
{
    private static readonly string Function = TOperation.Name + "Backward0";

    private Node<T>? _source;

    public override bool IsRecorded => true;

    public override Node<T>? ViewOf => _source;

    public override string FunctionName => Function;

    public override int InputCount => 1;

    public override bool SavesValues => false;

    public void Record(Node<T> source)
    {
        _source = source;
        RequiresGrad = true;
        TakeNumber(source.Sequence);
    }

    public override Node<T> Input(int index) => _source!;

    public override void Backward(BackwardPass<T> pass)
        => Kernels.Accumulation.Add(Gradient, pass.GradientOf(_source!).Slice(Offset - _source!.Offset, Length));

    protected override void ReleaseInputs() => _source = null;
}
