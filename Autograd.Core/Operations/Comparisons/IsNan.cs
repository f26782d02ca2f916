using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = 1 where x is NaN, else 0</c>: a mask, which does not require grad.</summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> IsNan<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Ne(x);
}
