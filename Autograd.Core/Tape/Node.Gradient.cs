using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <content>Its gradient: gathered during a pass, accumulated for users.</content>
internal abstract partial class Node<T>
{
    private T[]? _gradient;

    /// <summary>What backward has gathered for this value so far in the running pass.</summary>
    public Span<T> Gradient => _gradient.AsSpan(0, Length);

    /// <summary>Whether the running pass gathers a gradient for this value.</summary>
    public bool IsPending => Has(Traits.Pending);

    /// <summary>The accumulated gradient that users see; null where there is none.</summary>
    public Leaf<T>? Grad => Has(Traits.HasGrad) ? _extras!.Grad : null;

    /// <summary>Starts gathering this value's gradient; false where the pass has begun it before.</summary>
    public bool BeginGradient(GradientBuffers<T> buffers)
    {
        if (Has(Traits.Pending))
            return false;
        Set(Traits.Pending, true);
        if (_gradient is null || _gradient.Length < Length)
            _gradient = OnTape ? GC.AllocateUninitializedArray<T>(Room(_gradient)) : buffers.Rent(Length);
        Gradient.Clear();
        return true;
    }

    /// <summary>Ends the pass for this value; a tape keeps the buffer for the next step.</summary>
    /// <param name="buffers">Where to return the buffer of a value on no tape; null to keep it too, because a step will want it again.</param>
    public void EndGradient(GradientBuffers<T>? buffers)
    {
        Set(Traits.Pending, false);
        if (OnTape || buffers is null || _gradient is null)
            return;
        buffers.Return(_gradient);
        _gradient = null;
    }

    /// <summary>Adds the gathered gradient to <see cref="Grad"/>.</summary>
    public void AccumulateGrad()
    {
        if (Has(Traits.HasGrad))
        {
            Leaf<T> sum = _extras!.Grad!;
            sum.Storage.Version++;
            Accumulation.Add(Gradient, sum.Data);
            return;
        }

        Leaf<T> grad = NeedExtras().Grad ??= new Leaf<T>();
        grad.Allocate(Shape);
        Gradient.CopyTo(grad.Data);
        Set(Traits.HasGrad, true);
    }

    /// <summary>Sets or removes the gradient that users see.</summary>
    /// <param name="grad">The new gradient, or null for none.</param>
    /// <param name="recycle">Keep the old one's buffer for the next gradient and make its handles invalid.</param>
    public void SetGrad(Leaf<T>? grad, bool recycle = false)
    {
        if (grad is not null)
            NeedExtras().Grad = grad;
        else if (recycle)
            _extras?.Grad?.Expire();
        else if (_extras is not null)
            _extras.Grad = null;
        Set(Traits.HasGrad, grad is not null);
    }

    /// <summary>Lets hooks see, and replace, the gathered gradient.</summary>
    public void CallHooks()
    {
        if (_extras?.Observers is { } observers)
            CallHooks(observers);
    }

    private void CallHooks(NodeObservers<T> observers)
    {
        foreach (Func<Variable<T>, Variable<T>?> hook in observers.Hooks.ToArray())
        {
            if (hook(Variable.Create((ReadOnlySpan<T>)Gradient, Shape)) is not { } replacement)
                continue;
            if (replacement.Shape != Shape)
                throw new InvalidOperationException($"RegisterHook: the hook has changed the size of the gradient from {Shape} to {replacement.Shape}.");
            replacement.Node.Data.CopyTo(Gradient);
        }
    }
}
