using System.Numerics;

namespace Autograd.Core;

/// <summary>A value that no recorded operation made: what a user created, a gradient, a result under <see cref="GradMode.NoGrad"/>.</summary>
internal sealed class Leaf<T> : Node<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public Leaf()
        : this(ThreadState.Current)
    {
    }

    public Leaf(ThreadState state) => TakeNumber(state);

    public override string FunctionName => "AccumulateGrad";

    public override int InputCount => 0;

    public override Node<T> Input(int index) => throw new ArgumentOutOfRangeException(nameof(index), index, "A leaf has no inputs.");

    public override void Backward(BackwardPass<T> pass)
    {
    }

    protected override void ReleaseInputs()
    {
    }
}
