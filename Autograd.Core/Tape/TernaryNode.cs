using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>The recorded result of an operation on three variables.</summary>
internal sealed class TernaryNode<T, TOperation> : Node<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TOperation : struct, ITernaryOperation<T>
{
    private static readonly string Function = TOperation.Name + "Backward0";

    private TOperation _operation;
    private SavedInput<T> _a;
    private SavedInput<T> _b;
    private SavedInput<T> _c;
    private Reads _saves;
    private int _version;

    public override string FunctionName => Function;

    public override int InputCount => 3;

    public void Record(ThreadState state, in TOperation operation, Node<T> a, Node<T> b, Node<T> c)
    {
        _operation = operation;
        _saves = TOperation.Saves(a.RequiresGrad, b.RequiresGrad, c.RequiresGrad);
        _a = new SavedInput<T>(a, _saves.Include(Reads.First));
        _b = new SavedInput<T>(b, _saves.Include(Reads.Second));
        _c = new SavedInput<T>(c, _saves.Include(Reads.Third));
        _version = Storage.Version;
        MarkRecorded(state, Math.Max(a.Sequence, Math.Max(b.Sequence, c.Sequence)), savesValues: _saves != Reads.None);
    }

    public override Node<T> Input(int index) => index switch { 0 => _a.Node, 1 => _b.Node, _ => _c.Node };

    [MethodImpl(MethodImplOptions.NoInlining)]
    public override void Backward(BackwardPass<T> pass)
    {
        Output<T> y = OpenOutput(_saves, _version);
        _operation.Backward(_a.Open(pass), _b.Open(pass), _c.Open(pass), y);
    }

    protected override void ReleaseInputs()
    {
        _a = default;
        _b = default;
        _c = default;
    }
}
