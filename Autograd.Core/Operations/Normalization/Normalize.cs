using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x / max(‖x‖, ε)</c> with p-norms along a dimension: vectors of length 1.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="p">The order of the norm; see <see cref="Norm{T}(Variable{T}, double)"/>.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <param name="eps">ε, which keeps vectors of zeros from dividing by 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Variable<T> Normalize<T>(this Variable<T> x, double p = 2, int dim = 1, double eps = 1e-12)
        where T : unmanaged, IFloatingPointIeee754<T> => x / x.Norm(p, dim, keepDim: true).ClampMin(T.CreateTruncating(eps));
}
