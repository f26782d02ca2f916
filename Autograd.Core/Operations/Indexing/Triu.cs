using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y_ij = x_ij</c> where <c>j ≥ i + diagonal</c>, else 0; <c>dx_ij += dy_ij</c> there: the upper triangle.</summary>
    /// <param name="x">Matrices, of shape [.., n, m].</param>
    /// <param name="diagonal">The first diagonal kept: above the main one where positive, below where negative.</param>
    /// <exception cref="ArgumentException">The operand has less than two dimensions.</exception>
    public static Variable<T> Triu<T>(this Variable<T> x, int diagonal = 0)
        where T : unmanaged, IFloatingPointIeee754<T> => TriangleOperation<T, TriuName>.Apply(x, diagonal, lower: false);
}

internal readonly struct TriuName : IOperation
{
    public static string Name => "Triu";
}
