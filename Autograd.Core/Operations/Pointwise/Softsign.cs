using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x / (1 + |x|); dx += dy / (1 + |x|)²</c></summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> Softsign<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(SoftsignFormula<T>));
}

internal readonly struct SoftsignFormula<T> : IPointwiseFormula<T>, IRealFunction, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Softsign";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => RealFunction.Map(this, x, y);

    public TReal Value<TReal>(TReal x)
        where TReal : struct, IReal<TReal> => x / (TReal.From(1) + TReal.Abs(x));

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal>
    {
        TReal divisor = TReal.From(1) + TReal.Abs(x);
        return dy / (divisor * divisor);
    }
}
