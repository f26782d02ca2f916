namespace Autograd.Core;

/// <content>Values that others took the place of, when they were changed in place by recorded operations.</content>
internal abstract partial class Node<T>
{
    /// <summary>The value handles to this one mean: itself, or what in-place changes made of it.</summary>
    public Node<T> Latest()
    {
        Node<T> latest = this;
        while (latest.IsSuperseded)
            latest = latest._extras!.Successor!;
        if (IsSuperseded)
            _extras!.Successor = latest;
        return latest.IsView ? latest.Refresh() : latest;
    }

    /// <summary>Makes handles to this value mean another, which has its elements.</summary>
    public void Supersede(Node<T> successor)
    {
        NeedExtras().Successor = successor;
        Set(Traits.Superseded, true);

        // The accumulated gradient belongs to the variable, not to one of its values.
        successor.RetainsGrad = RetainsGrad;
        successor.SetGrad(Grad);
        SetGrad(null);
        RetainsGrad = false;
    }

    /// <summary>A view of what is now in the place of the value it was taken from.</summary>
    protected virtual Node<T> Refresh() => this;
}
