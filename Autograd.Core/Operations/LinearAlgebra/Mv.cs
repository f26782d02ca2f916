using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = a · b; da += dy · bᵀ; db += aᵀ · dy</c>: <see cref="MatMul{T}(Variable{T}, Variable{T})"/> of a matrix and a vector only.</summary>
    /// <param name="a">Of shape [n, k].</param>
    /// <param name="b">Of shape [k].</param>
    /// <returns>Of shape [n].</returns>
    /// <exception cref="ArgumentException">The operands have other shapes.</exception>
    public static Variable<T> Mv<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape left = a.Shape, right = b.Shape;
        if (left.Rank != 2 || right.Rank != 1 || left[1] != right[0])
            throw new ArgumentException($"Mv: operands must be a matrix and a vector of the same inner length, left is {left} and right is {right}. MatMul accepts more.", nameof(b));
        return a.MatMul(b);
    }
}
