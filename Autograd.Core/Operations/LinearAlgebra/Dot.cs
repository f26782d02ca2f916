using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = Σ a · b; da += dy · b; db += dy · a</c>: <see cref="MatMul{T}(Variable{T}, Variable{T})"/> of vectors only.</summary>
    /// <param name="a">Of shape [n].</param>
    /// <param name="b">Of shape [n].</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ArgumentException">The operands have other shapes.</exception>
    public static Variable<T> Dot<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape left = a.Shape, right = b.Shape;
        if (left.Rank != 1 || right.Rank != 1 || left[0] != right[0])
            throw new ArgumentException($"Dot: operands must be vectors of the same inner length, left is {left} and right is {right}. MatMul accepts more.", nameof(b));
        return a.MatMul(b);
    }
}
