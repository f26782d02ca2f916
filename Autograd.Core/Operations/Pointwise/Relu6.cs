using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = min(max(x, 0), 6); dx += dy where 0 &lt; x &lt; 6</c></summary>
    /// <remarks>Recorded as <c>Hardtanh</c>, as in PyTorch.</remarks>
    /// <param name="x">The operand.</param>
    public static Variable<T> Relu6<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Hardtanh(0, 6);
}
