using System.Numerics;

namespace Autograd.Core;

/// <summary>One output of a user's function.</summary>
internal sealed class FunctionOutputNode<T> : Node<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly FunctionNode<T> _function;
    private readonly int _index;

    private FunctionOutputNode(FunctionNode<T> function, int index, Node<T> value)
    {
        _function = function;
        _index = index;
        ThreadState state = ThreadState.Current;
        Tape<T>.Innermost(state)?.Host(this);
        Share(value.Shape, value.Storage, value.Offset);
        MarkRecorded(state, function.Sequence, savesValues: false);
    }

    public override string FunctionName => _function.FunctionName;

    public override int InputCount => _function.InputCount;

    public static Variable<T> Record(FunctionNode<T> function, int index, Variable<T> result)
        => new(new FunctionOutputNode<T>(function, index, result.Node));

    public override Node<T> Input(int index) => _function.Input(index);

    public override void Backward(BackwardPass<T> pass) => _function.ReceiveGradient(_index, Gradient, pass);

    protected override void ReleaseInputs()
    {
    }
}
