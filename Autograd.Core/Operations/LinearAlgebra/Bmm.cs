using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = a · b; da += dy · bᵀ; db += aᵀ · dy</c>: <see cref="MatMul{T}(Variable{T}, Variable{T})"/> of batches of matrices only.</summary>
    /// <param name="a">Of shape [batch, n, k].</param>
    /// <param name="b">Of shape [batch, k, m].</param>
    /// <returns>Of shape [batch, n, m].</returns>
    /// <exception cref="ArgumentException">The operands have other shapes.</exception>
    public static Variable<T> Bmm<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape left = a.Shape, right = b.Shape;
        if (left.Rank != 3 || right.Rank != 3 || left[2] != right[1] || left[0] != right[0])
            throw new ArgumentException($"Bmm: operands must be batches of matrices of the same batch and inner lengths, left is {left} and right is {right}. MatMul accepts more.", nameof(b));
        return a.MatMul(b);
    }
}
