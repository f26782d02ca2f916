using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = β · x + α · a · b; dx += Σ β · dy; da += α · dy · bᵀ; db += α · aᵀ · dy</c></summary>
    /// <param name="x">Broadcasts to [n]; not read where <paramref name="beta"/> is 0.</param>
    /// <param name="a">Of shape [n, k].</param>
    /// <param name="b">Of shape [k].</param>
    /// <param name="beta">β.</param>
    /// <param name="alpha">α.</param>
    /// <returns>Of shape [n].</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Variable<T> Addmv<T>(this Variable<T> x, Variable<T> a, Variable<T> b, double beta = 1, double alpha = 1)
        where T : unmanaged, IFloatingPointIeee754<T> => AddProductFormula<T, AddmvName>.Apply(x, a.Mv(b), beta, alpha);
}

internal readonly struct AddmvName : IOperation
{
    public static string Name => "Addmv";
}
