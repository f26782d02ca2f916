using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = −1, 0 or 1, as x &lt; 0, x = 0 or x &gt; 0; dx += 0</c></summary>
    /// <remarks>0 for NaN.</remarks>
    /// <param name="x">The operand.</param>
    public static Variable<T> Sign<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(SignFormula<T>));
}

internal readonly struct SignFormula<T> : IPointwiseFormula<T>, IRealFunction, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Sign";

    public static Reads Reads => Reads.None;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => RealFunction.Map(this, x, y);

    public TReal Value<TReal>(TReal x)
        where TReal : struct, IReal<TReal> => TReal.IfLess(x, TReal.From(0), TReal.From(-1), TReal.IfLess(TReal.From(0), x, TReal.From(1), TReal.From(0)));

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => TReal.From(0);
}
