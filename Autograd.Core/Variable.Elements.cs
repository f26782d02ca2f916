using System.Numerics;

namespace Autograd.Core;

/// <content>Reading elements.</content>
public readonly partial struct Variable<T>
{
    /// <summary>The only element.</summary>
    /// <exception cref="InvalidOperationException">The variable does not have exactly one element.</exception>
    public T Item()
    {
        Node<T> node = Node;
        return node.Length == 1 ? node.Data[0] : throw NotOneElement(node);
    }

    /// <summary>A copy of the elements in row-major order.</summary>
    /// <remarks>Allowed on variables that require grad, like PyTorch's <c>tolist()</c>: a copy carries no risk for the graph.</remarks>
    public T[] ToArray() => Node.Data.ToArray();

    /// <summary>Copies the elements in row-major order.</summary>
    /// <param name="destination">At least <see cref="FlattenedLength"/> long.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public void CopyTo(Span<T> destination)
    {
        if (destination.Length < Node.Length)
            throw new ArgumentException($"CopyTo: the destination has {destination.Length} elements, the variable {Shape} has {Node.Length}.", nameof(destination));
        Node.Data.CopyTo(destination);
    }

    /// <summary>The elements themselves in row-major order, without a copy.</summary>
    /// <exception cref="InvalidOperationException">The variable requires grad.</exception>
    public ReadOnlySpan<T> AsSpan()
    {
        Node<T> node = Node;
        return node.RequiresGrad
            ? throw new InvalidOperationException("AsSpan: can't be called on a variable that requires grad. Use Detach().AsSpan() instead.")
            : node.Data;
    }

    /// <summary>The elements themselves in row-major order, to be written; counts as one in-place change, which is not recorded.</summary>
    /// <remarks>For refilling an input in a loop without a copy. Write before the variable is used again.</remarks>
    /// <exception cref="InvalidOperationException">The variable requires grad, outside <see cref="GradMode.NoGrad"/>.</exception>
    public Span<T> AsWritableSpan()
    {
        Node<T> node = Node;
        if (InPlace.MustRecord<T, CopyFormula<T>>(node, operandRequiresGrad: false))
            throw new InvalidOperationException("AsWritableSpan: writing through a span cannot be recorded. Write inside GradMode.NoGrad(), or use Copy_.");
        node.Storage.Version++;
        return node.Data;
    }

    /// <summary>As PyTorch prints it: <c>tensor([10., 20.], requires_grad=True)</c>.</summary>
    public override string ToString() => _node is null || _node.Generation != _generation
        ? "tensor(<not valid>)"
        : VariableFormatter.Format(this);

    private static InvalidOperationException NotOneElement(Node<T> node)
        => new($"Item: only a variable of one element can be converted to a number, this one is {node.Shape}.");
}
