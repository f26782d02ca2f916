using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y_ij = a_i · b_j; da += dy · b; db += dyᵀ · a</c></summary>
    /// <param name="a">Of shape [n].</param>
    /// <param name="b">Of shape [m].</param>
    /// <returns>Of shape [n, m].</returns>
    /// <exception cref="ArgumentException">An operand is no vector.</exception>
    public static Variable<T> Outer<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => a.Rank == 1 && b.Rank == 1
            ? a.Unsqueeze(1).Mul(b)
            : throw new ArgumentException($"Outer: operands must be vectors, left is {a.Shape} and right is {b.Shape}.", nameof(b));
}
