using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x where x &gt; 0, else s · x; dx += dy where x &gt; 0, else s · dy</c></summary>
    /// <param name="x">The operand.</param>
    /// <param name="negativeSlope">s.</param>
    public static Variable<T> LeakyRelu<T>(this Variable<T> x, double negativeSlope = 0.01)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, new LeakyReluFormula<T>(negativeSlope));
}

internal readonly struct LeakyReluFormula<T>(double slope) : IPointwiseFormula<T>, IRealFunction, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "LeakyRelu";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => RealFunction.Map(this, x, y);

    public TReal Value<TReal>(TReal x)
        where TReal : struct, IReal<TReal> => Dx(x, x, x);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => TReal.IfLess(TReal.From(0), x, dy, dy * TReal.From(slope));
}
