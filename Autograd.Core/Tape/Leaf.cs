using System.Numerics;

namespace Autograd.Core;

/// <summary>A value that no recorded operation made: what a user created, a gradient, a result under <see cref="GradMode.NoGrad"/>.</summary>
internal sealed class Leaf<T> : Node<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public Leaf() => TakeNumber();

    public override bool IsRecorded => false;

    public override string FunctionName => "AccumulateGrad";

    public override int InputCount => 0;

    public override bool SavesValues => false;

    public override Node<T> Input(int index) => throw new ArgumentOutOfRangeException(nameof(index), index, "A leaf has no inputs.");

    public override void Backward(BackwardPass<T> pass)
    {
    }

    protected override void ReleaseInputs()
    {
    }
}
