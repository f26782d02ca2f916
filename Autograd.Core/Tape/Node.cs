using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>A value and, where it was recorded, the operation that made it: one vertex of the graph.</summary>
/// <remarks>
/// One object serves as PyTorch's tensor and as its grad_fn, which halves the bytes an eager operation costs.
/// <see cref="Variable{T}"/> is a handle to it that knows the tape step it belongs to.
/// </remarks>
internal abstract class Node<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // The last number given out on this thread; rises past every input's, so that consumers always come after.
    [ThreadStatic]
    private static long t_sequence;

    private Shape _shape;
    private Leaf<T>? _grad;
    private T[]? _gradient;
    private Traits _traits;

    [Flags]
    private enum Traits : byte
    {
        RequiresGrad = 1,
        OnTape = 2,
        RetainsGrad = 4,
        HasGrad = 8,
        Pending = 16,
        Freed = 32,
    }

    public ref readonly Shape Shape => ref _shape;

    public int Length { get; private set; }

    /// <summary>Where this value's elements begin in <see cref="Storage"/>; not 0 for views only.</summary>
    public int Offset { get; private set; }

    public Storage<T> Storage { get; private set; } = null!;

    /// <summary>Rises when a tape step ends; a handle of an earlier generation is refused.</summary>
    public long Generation { get; private set; }

    /// <summary>Creation order; backward visits the highest first.</summary>
    public long Sequence { get; private set; }

    public Span<T> Data => Storage.Data.AsSpan(Offset, Length);

    /// <summary>What backward has gathered for this value so far in the running pass.</summary>
    public Span<T> Gradient => _gradient.AsSpan(0, Length);

    /// <summary>The accumulated gradient that users see; null where there is none.</summary>
    public Leaf<T>? Grad => Has(Traits.HasGrad) ? _grad : null;

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

    public bool OnTape => Has(Traits.OnTape);

    public bool IsFreed => Has(Traits.Freed);

    /// <summary>Whether an operation on recorded inputs made it; PyTorch's <c>grad_fn is not None</c>.</summary>
    public abstract bool IsRecorded { get; }

    /// <summary>The value whose elements this recorded view shares; null where it is none.</summary>
    public virtual Node<T>? ViewOf => null;

    /// <summary>PyTorch's name of the backward function, <c>AddBackward0</c>.</summary>
    public abstract string FunctionName { get; }

    public abstract int InputCount { get; }

    public abstract Node<T> Input(int index);

    /// <summary>Adds this operation's share to the gradients of its inputs.</summary>
    public abstract void Backward(BackwardPass<T> pass);

    /// <summary>Whether <see cref="Backward"/> reads values, so that the graph is freed after one pass.</summary>
    public abstract bool SavesValues { get; }

    /// <summary>Lets go of the inputs of an operation that saved values.</summary>
    public void Free()
    {
        if (!SavesValues)
            return;
        Set(Traits.Freed, true);
        ReleaseInputs();
    }

    /// <summary>Forgets the last step's use, and from now on belongs to a tape.</summary>
    public void ReuseOnTape()
    {
        _traits = Traits.OnTape;
        ReleaseInputs();
    }

    /// <summary>Makes every handle given out so far invalid.</summary>
    public void Expire()
    {
        Generation++;
        if (Has(Traits.HasGrad))
            _grad!.Expire();
        Set(Traits.HasGrad, false);
    }

    /// <summary>Gives the value a shape and elements of its own, uninitialised.</summary>
    public void Allocate(in Shape shape)
    {
        SetShape(shape, 0);
        if (Storage is null || Storage.Data.Length < Length)
            Storage = new Storage<T>(GC.AllocateUninitializedArray<T>(Length));
    }

    /// <summary>Gives the value a shape over elements that exist already.</summary>
    public void Share(in Shape shape, Storage<T> storage, int offset)
    {
        SetShape(shape, offset);
        Storage = storage;
    }

    /// <summary>Starts gathering this value's gradient; false where the pass has begun it before.</summary>
    public bool BeginGradient()
    {
        if (Has(Traits.Pending))
            return false;
        Set(Traits.Pending, true);
        if (_gradient is null || _gradient.Length < Length)
            _gradient = OnTape ? GC.AllocateUninitializedArray<T>(Length) : ArrayPool<T>.Shared.Rent(Length);
        Gradient.Clear();
        return true;
    }

    /// <summary>Ends the pass for this value; a tape keeps the buffer for the next step.</summary>
    public void EndGradient()
    {
        Set(Traits.Pending, false);
        if (OnTape || _gradient is null)
            return;
        ArrayPool<T>.Shared.Return(_gradient);
        _gradient = null;
    }

    /// <summary>Adds the gathered gradient to <see cref="Grad"/>.</summary>
    public void AccumulateGrad()
    {
        if (Has(Traits.HasGrad))
        {
            _grad!.Storage.Version++;
            Accumulation.Add(Gradient, _grad.Data);
            return;
        }

        _grad ??= new Leaf<T>();
        _grad.Allocate(Shape);
        Gradient.CopyTo(_grad.Data);
        Set(Traits.HasGrad, true);
    }

    /// <summary>Sets or removes the gradient that users see.</summary>
    /// <param name="grad">The new gradient, or null for none.</param>
    /// <param name="recycle">Keep the old one's buffer for the next gradient and make its handles invalid.</param>
    public void SetGrad(Leaf<T>? grad, bool recycle = false)
    {
        if (grad is null && recycle)
            _grad?.Expire();
        else
            _grad = grad;
        Set(Traits.HasGrad, grad is not null);
    }

    /// <summary>Refuses a saved value that was changed in place since.</summary>
    public void CheckUnchanged(int version)
    {
        if (Storage.Version != version)
            ThrowChanged(version);
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

    /// <summary>Takes the next number in creation order, past those of the inputs, which another thread may have made.</summary>
    protected void TakeNumber(long afterInputs = 0)
        => Sequence = t_sequence = Math.Max(t_sequence, afterInputs) + 1;

    protected abstract void ReleaseInputs();

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
        Length = shape.FlattenedLength;
        Offset = offset;
    }
}
