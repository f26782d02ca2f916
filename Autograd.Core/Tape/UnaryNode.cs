using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>The recorded result of an operation on one variable.</summary>
internal sealed class UnaryNode<T, TOperation> : Node<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TOperation : struct, IUnaryOperation<T>
{
    private static readonly string Function = TOperation.Name + "Backward0";

    private TOperation _operation;
    private SavedInput<T> _x;
    private int _version;

    public override string FunctionName => Function;

    public override int InputCount => 1;

    public void Record(ThreadState state, in TOperation operation, Node<T> x)
    {
        _operation = operation;
        _x = new SavedInput<T>(x, TOperation.Saves.Include(Reads.First));
        _version = Storage.Version;
        MarkRecorded(state, x.Sequence, savesValues: TOperation.Saves != Reads.None);
    }

    /// <summary>After the operation has changed its first input's elements in place: these are the result.</summary>
    public void OutputChanged() => _version = Storage.Version;

    public override Node<T> Input(int index) => _x.Node;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public override void Backward(BackwardPass<T> pass)
    {
        Output<T> y = OpenOutput(TOperation.Saves, _version);
        Operand<T> x = _x.Open(pass);
        if (x.NeedsGradient)
            _operation.Backward(x, y);
    }

    protected override void ReleaseInputs() => _x = default;
}
