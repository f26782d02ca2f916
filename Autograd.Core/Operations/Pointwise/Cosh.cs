using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = cosh x; dx += dy · sinh x</c></summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> Cosh<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(CoshFormula<T>));
}

internal readonly struct CoshFormula<T> : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Cosh";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => RealFunction.Map(default(CoshFunction), x, y);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => dy * TReal.Sinh(x);
}

// The machine's vector function rounds differently with the alignment of the span.
internal readonly struct CoshFunction : IRealFunction
{
    public TReal Value<TReal>(TReal x)
        where TReal : struct, IReal<TReal> => TReal.Cosh(x);
}
