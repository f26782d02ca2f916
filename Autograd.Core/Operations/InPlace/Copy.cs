using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>x_i ← elements_i</c> in place; not recorded.</summary>
    /// <param name="x">The variable to change.</param>
    /// <param name="elements">As many elements as <paramref name="x"/> has, in row-major order.</param>
    /// <returns><paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">The number of elements differs.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="x"/> requires grad, outside <see cref="GradMode.NoGrad"/>.</exception>
    public static Variable<T> Copy_<T>(this Variable<T> x, ReadOnlySpan<T> elements)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Node<T> node = InPlace.Check<T, CopyOperation>(x);
        if (elements.Length != node.Length)
            throw new ArgumentException($"Copy_: the variable {node.Shape} has {node.Length} elements, got {elements.Length}.", nameof(elements));
        elements.CopyTo(node.Data);
        node.Storage.Version++;
        return x;
    }
}

internal readonly struct CopyOperation : IOperation
{
    public static string Name => "Copy";
}
