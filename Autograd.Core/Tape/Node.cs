using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>A value and, where it was recorded, the operation that made it: one vertex of the graph.</summary>
/// <remarks>
/// One object serves as PyTorch's tensor and as its grad_fn, which halves the bytes an eager operation costs.
/// <see cref="Variable{T}"/> is a handle to it that knows the tape step it belongs to.
/// </remarks>
internal abstract partial class Node<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int ShortLength = 64;

    private Shape _shape;
    private NodeExtras<T>? _extras;
    private Traits _traits;

    [Flags]
    private enum Traits : ushort
    {
        RequiresGrad = 1,
        OnTape = 2,
        RetainsGrad = 4,
        HasGrad = 8,
        Pending = 16,
        Freed = 32,
        Shared = 64,
        View = 128,
        Superseded = 256,
        Inference = 512,
        Parameter = 1024,
        Recorded = 2048,
        MadeWithoutGrad = 4096,
        SavesValues = 8192,
    }

    public ref readonly Shape Shape => ref _shape;

    public int Length => _shape.FlattenedLength;

    /// <summary>Where this value's elements begin in <see cref="Storage"/>; not 0 for views only.</summary>
    public int Offset { get; private set; }

    public Storage<T> Storage { get; private set; } = null!;

    /// <summary>Rises when a tape step ends; a handle of an earlier generation is refused.</summary>
    public long Generation { get; private set; }

    /// <summary>Creation order; backward visits the highest first.</summary>
    public long Sequence { get; private set; }

    public Span<T> Data => Storage.Data.AsSpan(Offset, Length);

    public NodeExtras<T>? Extras => _extras;

    /// <summary>How many leading elements of a parameter optimizers change: all, but for the window on a table, of which a step uses a part.</summary>
    public int ActiveLength
    {
        get => _extras?.ActiveLength ?? Length;
        set => NeedExtras().ActiveLength = value;
    }

    public bool RequiresGrad
    {
        get => Has(Traits.RequiresGrad);
        set => Set(Traits.RequiresGrad, value);
    }

    public bool RetainsGrad
    {
        get => Has(Traits.RetainsGrad);
        set => Set(Traits.RetainsGrad, value);
    }

    /// <summary>Whether it is printed as a module's parameter.</summary>
    public bool IsParameter
    {
        get => Has(Traits.Parameter);
        set => Set(Traits.Parameter, value);
    }

    /// <summary>Whether it was made in <see cref="InferenceMode"/>.</summary>
    public bool IsInference => Storage.IsInference;

    public bool OnTape => Has(Traits.OnTape);

    public bool IsFreed => Has(Traits.Freed);

    /// <summary>Whether its elements are a run of another value's; see <see cref="ViewNode{T, TOperation}"/>.</summary>
    public bool IsView => Has(Traits.View);

    /// <summary>Whether an in-place change put another value in this one's place.</summary>
    public bool IsSuperseded => Has(Traits.Superseded);

    /// <summary>Whether a handle must ask <see cref="Latest"/> before it uses this value.</summary>
    public bool MayBeOutdated => (_traits & (Traits.Superseded | Traits.View)) != 0;

    /// <summary>Whether an operation on recorded inputs made it; PyTorch's <c>grad_fn is not None</c>.</summary>
    public bool IsRecorded => Has(Traits.Recorded);

    /// <summary>PyTorch's name of the backward function, <c>AddBackward0</c>.</summary>
    public abstract string FunctionName { get; }

    public abstract int InputCount { get; }

    public abstract Node<T> Input(int index);

    /// <summary>Adds this operation's share to the gradients of its inputs.</summary>
    public abstract void Backward(BackwardPass<T> pass);

    /// <summary>The extras, made where there are none yet.</summary>
    public NodeExtras<T> NeedExtras() => _extras ??= new NodeExtras<T>();

    /// <summary>Lets go of the inputs of an operation whose backward reads values: its graph serves one pass.</summary>
    public void Free()
    {
        if (!Has(Traits.SavesValues))
            return;
        Set(Traits.Freed, true);
        ReleaseInputs();
    }

    /// <summary>From now on belongs to a tape.</summary>
    public void Join(Tape<T> tape)
    {
        _traits = Traits.OnTape;
        NeedExtras().Tape = tape;
    }

    /// <summary>Forgets the last step's use; what it was made of until it is recorded anew.</summary>
    public void Reuse()
    {
        _traits = Traits.OnTape | (_traits & Traits.Shared);
        _extras!.Reset();
    }

    /// <summary>Makes every handle given out so far invalid.</summary>
    public void Expire()
    {
        Generation++;
        if (!Has(Traits.Shared))
            Storage.Version++;
        if (Has(Traits.HasGrad))
            _extras!.Grad!.Expire();
        Set(Traits.HasGrad, false);
    }

    /// <summary>Makes the elements it will get of its own inference elements; those it shares are what they are.</summary>
    public void MarkInference() => Set(Traits.Inference, true);

    /// <summary>Gives the value a shape and elements of its own, uninitialised.</summary>
    public void Allocate(in Shape shape)
    {
        SetShape(shape, 0);
        if (Storage is null || Storage.Data.Length < Length || (Storage.IsShared && !OnTape) || Has(Traits.Shared))
            Storage = new Storage<T>(GC.AllocateUninitializedArray<T>(Room(Has(Traits.Shared) ? null : Storage?.Data)));
        Storage.IsInference = Has(Traits.Inference);
        Set(Traits.Shared, false);
    }

    /// <summary>Gives the value a shape over elements that exist already.</summary>
    public void Share(in Shape shape, Storage<T> storage, int offset)
    {
        SetShape(shape, offset);
        Storage = storage;
        Storage.IsShared = true;
        Set(Traits.Shared, true);
    }

    /// <summary>Refuses a saved value that was changed in place since.</summary>
    public void CheckUnchanged(int version)
    {
        if (Storage.Version != version)
            ThrowChanged(version);
    }

    protected abstract void ReleaseInputs();

    /// <summary>Whether it is a view made while operations were not recorded, so that changes through it have no history.</summary>
    public bool IsViewWithoutGrad => Has(Traits.MadeWithoutGrad);

    protected void MarkView(bool recording, bool recorded)
    {
        Set(Traits.View, true);
        Set(Traits.MadeWithoutGrad, !recording);
        Set(Traits.Recorded, recorded);
        RequiresGrad = recorded;
    }

    /// <summary>The result for backward; its value where <paramref name="saves"/> says so, and only if unchanged.</summary>
    protected Output<T> OpenOutput(Reads saves, int version)
    {
        ReadOnlySpan<T> value = default;
        if (saves.Include(Reads.Output))
        {
            CheckUnchanged(version);
            value = Data;
        }

        return new Output<T>(Shape, value, Gradient);
    }

    /// <summary>Makes it the result of a recorded operation.</summary>
    /// <param name="state">The current thread's.</param>
    /// <param name="afterInputs">The highest of the inputs' numbers.</param>
    /// <param name="savesValues">Whether <see cref="Backward"/> reads values, so that the graph is freed after one pass.</param>
    protected void MarkRecorded(ThreadState state, long afterInputs, bool savesValues)
    {
        _traits |= Traits.Recorded | Traits.RequiresGrad | (savesValues ? Traits.SavesValues : 0);
        TakeNumber(state, afterInputs);
    }

    /// <summary>Takes the next number in creation order.</summary>
    protected void TakeNumber(ThreadState state) => Sequence = ++state.Sequence;

    /// <summary>Takes the next number in creation order, past those of the inputs, which another thread may have made.</summary>
    protected void TakeNumber(ThreadState state, long afterInputs)
    {
        Sequence = state.Sequence = Math.Max(state.Sequence, afterInputs) + 1;
        if (state.TracesRecording)
            NeedExtras().NeedObservers().RecordedAt = new StackTrace(fNeedFileInfo: true);
    }

    // On a tape what has become too short once will again: where batches are of random lengths, each that is longer than all before would allocate.
    private int Room(T[]? before)
        => OnTape && before is not null && before.Length < Length ? (int)Math.Min(Math.Max(Length, Math.Max(ShortLength, 2L * before.Length)), Array.MaxLength) : Length;

    private void ThrowChanged(int version) => throw new InvalidOperationException(
        "one of the variables needed for gradient computation has been modified by an in-place operation: "
        + $"[{typeof(T).Name} {Shape}], which is {(IsRecorded ? $"output 0 of {FunctionName}" : "a leaf")}, "
        + $"is at version {Storage.Version}; expected version {version} instead. Change a copy, or after Backward.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Has(Traits trait) => (_traits & trait) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Set(Traits trait, bool value) => _traits = value ? _traits | trait : _traits & ~trait;

    private void SetShape(in Shape shape, int offset)
    {
        _shape = shape;
        Offset = offset;
    }
}
