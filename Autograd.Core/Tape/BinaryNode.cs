using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>The recorded result of an operation on two variables.</summary>
internal sealed class BinaryNode<T, TOperation> : Node<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TOperation : struct, IBinaryOperation<T>
{
    private static readonly string Function = TOperation.Name + "Backward0";

    private TOperation _operation;
    private SavedInput<T> _a;
    private SavedInput<T> _b;
    private Reads _saves;
    private int _version;

    public override string FunctionName => Function;

    public override int InputCount => 2;

    public void Record(ThreadState state, in TOperation operation, Node<T> a, Node<T> b)
    {
        _operation = operation;
        _saves = TOperation.Saves(a.RequiresGrad, b.RequiresGrad);
        _a = new SavedInput<T>(a, _saves.Include(Reads.First));
        _b = new SavedInput<T>(b, _saves.Include(Reads.Second));
        _version = Storage.Version;
        MarkRecorded(state, Math.Max(a.Sequence, b.Sequence), savesValues: _saves != Reads.None);
    }

    /// <summary>After the operation has changed its first input's elements in place: these are the result.</summary>
    public void OutputChanged() => _version = Storage.Version;

    public override Node<T> Input(int index) => index == 0 ? _a.Node : _b.Node;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public override void Backward(BackwardPass<T> pass)
    {
        Output<T> y = OpenOutput(_saves, _version);
        _operation.Backward(_a.Open(pass), _b.Open(pass), y);
    }

    protected override void ReleaseInputs()
    {
        _a = default;
        _b = default;
    }
}
