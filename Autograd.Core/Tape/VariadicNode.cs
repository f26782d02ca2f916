using System.Numerics;

namespace Autograd.Core;

/// <summary>The recorded result of an operation on any number of variables.</summary>
internal sealed class VariadicNode<T, TOperation> : Node<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TOperation : struct, IVariadicOperation<T>
{
    private static readonly string Function = TOperation.Name + "Backward0";

    private TOperation _operation;
    private SavedInput<T>[] _inputs = [];
    private int _count;

    public override string FunctionName => Function;

    public override int InputCount => _count;

    public void Record(ThreadState state, in TOperation operation, ReadOnlySpan<Node<T>> inputs)
    {
        _operation = operation;
        if (_inputs.Length < inputs.Length)
            _inputs = new SavedInput<T>[inputs.Length];
        _count = inputs.Length;
        long newest = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            _inputs[i] = new SavedInput<T>(inputs[i], isRead: false);
            newest = Math.Max(newest, inputs[i].Sequence);
        }

        Array.Clear(_inputs, inputs.Length, _inputs.Length - inputs.Length);
        MarkRecorded(state, newest, savesValues: false);
    }

    public override Node<T> Input(int index) => _inputs[index].Node;

    public override void Backward(BackwardPass<T> pass)
    {
        int before = 0;
        foreach (SavedInput<T> input in _inputs.AsSpan(0, _count))
        {
            Operand<T> x = input.Open(pass);
            if (x.NeedsGradient)
                _operation.Backward(before, Gradient, x.Gradient);
            before += input.Node.Length;
        }
    }

    protected override void ReleaseInputs() => Array.Clear(_inputs);
}
